import type { LogRecord } from '@gander/protocol/log-data';
import { expect, it } from 'vitest';

import { readLogEventName } from './log-event-name.ts';

const read = (eventName: string, named?: string): string =>
  readLogEventName({
    eventName,
    attributes: named === undefined ? [] : [{ key: 'event.name', value: { stringValue: named } }],
  } as unknown as LogRecord);

it('is the field for it, else the attribute that older senders have', () => {
  expect(read('gen_ai.choice', 'other')).toBe('gen_ai.choice');
  expect(read('', 'codex.user_prompt')).toBe('codex.user_prompt');
  expect(read('')).toBe('');
});

it('is not the place in the source code that Codex 0.169 has in the field', () => {
  const place = 'event otel/src/events/session_telemetry.rs:1200';
  expect(read(place, 'codex.user_prompt')).toBe('codex.user_prompt');
  expect(read(place)).toBe(place);
  expect(read('event log', 'other')).toBe('event log');
});
