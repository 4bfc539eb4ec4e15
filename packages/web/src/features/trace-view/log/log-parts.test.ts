import type { LogRowBody } from '@gander/api/gander/log-schemas';
import type { SpanRowBody } from '@gander/api/gander/span-schemas';
import { expect, test } from 'vitest';

import { hasLogParts, listLogParts } from './log-parts.ts';
import type { LogEntry } from './to-log-entries.ts';

const span = { spanId: 'a' } as SpanRowBody;
const SPAN: LogEntry = { kind: 'span', timeUnixNano: 0n, span };
const EVENT: LogEntry = { kind: 'event', timeUnixNano: 0n, span, name: 'exception', isError: true };

const toLog = (log: Partial<LogRowBody>): LogEntry => ({
  kind: 'log',
  timeUnixNano: 0n,
  span,
  log: { eventName: '', ...log } as LogRowBody,
});

test.each([
  [SPAN, undefined, []],
  [SPAN, null, []],
  [SPAN, { input: 'in', output: 'out' }, ['Input', 'Output']],
  [SPAN, { output: '', error: 'no' }, ['Error', 'Output']],
  [EVENT, { input: 'in', error: 'no' }, ['Error']],
  [EVENT, { input: 'in' }, []],
  [toLog({ body: 'said' }), undefined, ['Record']],
] as const)('what is listed is what can be opened: %#', (entry, line, labels) => {
  expect(listLogParts(entry, line as never).map(({ label }) => label)).toEqual(labels);
  expect(hasLogParts(entry, line as never)).toBe(labels.length > 0);
});

test('a closed line does not read what it would say', () => {
  const log = Object.defineProperty({ eventName: '' }, 'body', {
    get: () => {
      throw new Error('This was read.');
    },
  }) as LogRowBody;
  const entry: LogEntry = { kind: 'log', timeUnixNano: 0n, span, log };
  expect(hasLogParts(entry, undefined)).toBe(true);
  expect(() => listLogParts(entry, undefined)).toThrow('This was read.');
});
