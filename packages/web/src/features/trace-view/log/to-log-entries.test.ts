import type { LogRowBody } from '@gander/api/gander/log-schemas';
import type { SpanRowBody } from '@gander/api/gander/span-schemas';
import { expect, test } from 'vitest';

import { toEntryKeys, toLogEntries } from './to-log-entries.ts';

function span(spanId: string, startUnixNano: bigint): SpanRowBody {
  return {
    spanId,
    parentSpanId: null,
    name: spanId,
    kind: 1,
    type: 'TOOL',
    status: 'OK',
    startUnixNano,
    endUnixNano: null,
    serviceName: null,
    model: null,
    provider: null,
    usage: {},
    costUsd: null,
    sessionId: null,
    userId: null,
  };
}

const log = (timeUnixNano: bigint, spanId: string | null): LogRowBody => ({
  timeUnixNano,
  spanId,
  severity: 'INFO',
  eventName: 'said',
  body: null,
  attributes: {},
});

test('spans, their events and log records stand by time; a span before what it says', () => {
  const entries = toLogEntries({
    spans: [span('a', 10n), span('b', 20n)],
    marks: new Map([['a', { events: [{ key: '0', name: 'exception', timeUnixNano: 25n, isError: true }] }]]),
    logs: [log(20n, 'b'), log(5n, null), log(30n, 'not here')],
  });
  expect(entries.map((entry) => `${entry.kind} ${entry.span?.spanId ?? '-'} ${entry.timeUnixNano}`)).toEqual([
    'log - 5',
    'span a 10',
    'span b 20',
    'log b 20',
    'event a 25',
    'log - 30',
  ]);
});

test('each line has a key of its own, which it keeps when others come before it', () => {
  const spans = [span('a', 10n)];
  const records = [log(20n, 'a'), log(20n, 'a'), log(20n, null), log(20n, null)];
  const before = toEntryKeys(toLogEntries({ spans, marks: new Map(), logs: records }));
  expect(new Set(before).size).toBe(5);
  const after = toEntryKeys(toLogEntries({ spans, marks: new Map(), logs: [log(5n, 'a'), ...records] }));
  // The record that came is the first of all.
  expect(after.slice(1)).toEqual(before);
});
