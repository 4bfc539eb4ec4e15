import { expect, test } from 'vitest';

import { toPeekChange, withoutPeek } from './to-peek-change.ts';

const SPAN = '00000000000000a1';

test('another trace keeps the view, and nothing else of the one before', () => {
  const url = { filter: "status = 'ERROR'", peek: 'tr-1', span: SPAN, view: 'chat', find: 'x' } as const;
  expect({ ...url, ...toPeekChange(url, 'tr-2') }).toEqual({
    filter: "status = 'ERROR'",
    peek: 'tr-2',
    span: undefined,
    find: undefined,
    view: 'chat',
  });
});

test('a closed panel leaves nothing of the trace', () => {
  const url = { q: 'a', sort: '-cost', peek: 'tr-1', span: SPAN, view: 'chat' } as const;
  const closed = Object.entries({ ...url, ...toPeekChange(url, undefined) }).filter(([, value]) => value !== undefined);
  expect(Object.fromEntries(closed)).toEqual({ q: 'a', sort: '-cost' });
  expect(withoutPeek(url)).toEqual({ q: 'a', sort: '-cost' });
});
