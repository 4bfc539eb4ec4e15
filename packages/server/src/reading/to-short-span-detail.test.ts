import { findAtPointer, parseJsonPointer } from '@gander/core/json/json-pointer';
import type { JsonValue } from '@gander/core/json-value';
import { expect, test } from 'vitest';

import { toShortSpanDetail } from './to-short-span-detail.ts';

type Detail = Parameters<typeof toShortSpanDetail>[0];

const LONG = 'x'.repeat(5000);
const DETAIL: Detail = {
  span: {
    spanId: '00f067aa0ba902b7',
    parentSpanId: null,
    name: 'chat',
    kind: 1,
    type: 'CHAT_MODEL',
    status: 'OK',
    startUnixNano: '1',
    endUnixNano: '2',
    serviceName: null,
    model: null,
    provider: null,
    usage: {},
    costUsd: null,
    sessionId: null,
    userId: null,
  },
  normalized: {
    type: 'CHAT_MODEL',
    content: 'full',
    tags: [],
    metadata: { short: 1 },
    inputs: { messages: [LONG] },
    messages: [
      {
        role: 'user',
        parts: [
          { type: 'text', text: 'short' },
          { type: 'image', mediaType: 'image/png', data: LONG },
          { type: 'tool_call', name: 'get', arguments: { list: [LONG] } },
        ],
      },
    ],
  },
  statusMessage: '',
  attributes: { 'a/b': LONG, short: 'short', list: ['short'] },
  resource: {},
  scope: { name: '', version: '', attributes: {} },
  events: [{ timeUnixNano: '1', name: 'exception', attributes: { 'exception.stacktrace': LONG } }],
  links: [],
};

test('long values are left out where they stand and listed with their place', () => {
  const cut = toShortSpanDetail(DETAIL, 1000);
  expect(cut.cut).toEqual([
    { pointer: '/normalized/messages/0/parts/1/data', kind: 'text', sizeChars: 5000 },
    { pointer: '/normalized/messages/0/parts/2/arguments', kind: 'json', sizeChars: expect.any(Number) },
    { pointer: '/normalized/inputs', kind: 'json', sizeChars: expect.any(Number) },
    { pointer: '/attributes/a~1b', kind: 'text', sizeChars: 5000 },
    { pointer: '/events/0/attributes/exception.stacktrace', kind: 'text', sizeChars: 5000 },
  ]);
  expect(cut.attributes).toEqual({ 'a/b': 'x'.repeat(2000), short: 'short', list: ['short'] });
  expect(cut.normalized.inputs).toBeNull();
  expect(cut.normalized.messages?.[0]?.parts[0]).toEqual({ type: 'text', text: 'short' });
  for (const { pointer } of cut.cut ?? []) {
    expect(findAtPointer(DETAIL as unknown as JsonValue, parseJsonPointer(pointer) ?? [])).toBeDefined();
  }
});

test('what is small stays as it is', () => {
  expect(toShortSpanDetail(DETAIL, 1_000_000)).toEqual(DETAIL);
});

test('many values below the limit are cut as well once they add up', () => {
  const attributes = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`key${index}`, 'x'.repeat(1900)]));
  const cut = toShortSpanDetail({ ...DETAIL, attributes }, 2000);
  const kept =
    Object.keys(attributes).length - (cut.cut ?? []).filter(({ pointer }) => pointer.startsWith('/attributes')).length;
  expect(kept).toBeGreaterThan(20);
  expect(kept).toBeLessThan(50);
});
