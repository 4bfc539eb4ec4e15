import { expect, test } from 'vitest';

import { pickSpan } from './pick-span.ts';

const OTLP = {
  resourceSpans: [
    {
      resource: { attributes: [] },
      scopeSpans: [
        { scope: { name: 'a' }, spans: [{ spanId: '1', name: 'old' }, { spanId: '2' }] },
        { scope: { name: 'b' }, spans: [{ spanId: '1', name: 'new' }] },
      ],
    },
  ],
};

test('the later of two versions, with its resource and scope', () => {
  expect(pickSpan(OTLP, '1')).toEqual({
    resourceSpans: [
      { resource: { attributes: [] }, scopeSpans: [{ scope: { name: 'b' }, spans: [{ spanId: '1', name: 'new' }] }] },
    ],
  });
});

test('nothing for a span that is not there, nor in what is no OTLP', () => {
  expect(pickSpan(OTLP, '3')).toBeUndefined();
  expect(pickSpan({ resourceSpans: 'x' }, '1')).toBeUndefined();
});
