import { expect, test } from 'vitest';

import { toSpanChange, toViewChange } from './view-change.ts';

test('another view does not begin at the match that the last one stood at', () => {
  expect(toViewChange('chat')).toEqual({ view: 'chat', match: undefined });
});

test('the raw view is left for a span, the others stay', () => {
  expect(toSpanChange({ view: 'raw' }, 'a1')).toEqual({ span: 'a1', view: undefined, match: undefined });
  expect(toSpanChange({ view: 'log' }, 'a1')).toEqual({ span: 'a1' });
  expect(toSpanChange({}, 'a1')).toEqual({ span: 'a1' });
});
