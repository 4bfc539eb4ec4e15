import { describe, expect, it } from 'vitest';

import { parseLogJson, toLogJson } from './log-json.ts';
import { pickSaid } from './testing/pick-said.ts';
import { readRecordedBodies } from './testing/recorded-bodies.ts';

const encode = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

const inEnvelope = (...logRecords: unknown[]): unknown => ({ resourceLogs: [{ scopeLogs: [{ logRecords }] }] });

describe('log JSON', () => {
  it('is written back as recorded programs sent it, but for what may be left out', () => {
    const recorded = readRecordedBodies({ signal: 'logs', format: 'json' });
    expect(recorded.length).toBeGreaterThan(0);
    for (const { name, bytes } of recorded) {
      const { data, rejected } = parseLogJson(bytes);
      expect(rejected, name).toEqual([]);
      expect(data.resourceLogs[0]?.scopeLogs[0]?.logRecords.length, name).toBeGreaterThan(0);
      expect(pickSaid(JSON.parse(JSON.stringify(toLogJson(data)))), name).toEqual(
        pickSaid(JSON.parse(new TextDecoder().decode(bytes))),
      );
    }
  });

  it('reads every field, camelCase or snake_case', () => {
    const record = {
      timeUnixNano: '1',
      observed_time_unix_nano: 1_795_247_305_236,
      severityNumber: 'SEVERITY_NUMBER_FATAL4',
      severity_text: 'FATAL',
      body: { kvlistValue: { values: [{ key: 'k', value: { stringValue: 'v' } }] } },
      attributes: [{ key: 'a', value: {} }],
      dropped_attributes_count: 1,
      flags: 1,
      traceId: 'AB'.repeat(16),
      span_id: 'cd'.repeat(8),
      eventName: 'gen_ai.choice',
    };
    expect(parseLogJson(encode(inEnvelope(record))).data.resourceLogs[0]?.scopeLogs[0]?.logRecords).toEqual([
      {
        timeUnixNano: 1n,
        observedTimeUnixNano: 1_795_247_305_236n,
        severityNumber: 24,
        severityText: 'FATAL',
        body: { kvlistValue: { values: [{ key: 'k', value: { stringValue: 'v' } }] } },
        attributes: [{ key: 'a', value: {} }],
        droppedAttributesCount: 1,
        flags: 1,
        traceId: 'ab'.repeat(16),
        spanId: 'cd'.repeat(8),
        eventName: 'gen_ai.choice',
      },
    ]);
  });

  it.each([
    ['SEVERITY_NUMBER_TRACE', 1],
    ['SEVERITY_NUMBER_DEBUG2', 6],
    ['SEVERITY_NUMBER_INFO', 9],
    ['SEVERITY_NUMBER_ERROR', 17],
    [13, 13],
  ])('reads the severity %s as %i', (severityNumber, expected) => {
    const { data } = parseLogJson(encode(inEnvelope({ severityNumber })));
    expect(data.resourceLogs[0]?.scopeLogs[0]?.logRecords[0]?.severityNumber).toBe(expected);
  });

  it('rejects only the record that is none', () => {
    const { data, rejected } = parseLogJson(encode(inEnvelope({ eventName: 'ok' }, { body: 'bare text' })));
    expect(data.resourceLogs[0]?.scopeLogs[0]?.logRecords.map(({ eventName }) => eventName)).toEqual(['ok']);
    expect(rejected).toEqual(['"value" must be an object, not this string.']);
  });
});
