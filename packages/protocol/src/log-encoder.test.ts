import { describe, expect, it } from 'vitest';

import { decodeLogData } from './log-decoder.ts';
import { encodeLogData } from './log-encoder.ts';
import { parseLogJson } from './log-json.ts';
import { decodeLogDataOfficially } from './testing/official-decoder.ts';
import { readRecordedBodies } from './testing/recorded-bodies.ts';

describe('encodeLogData', () => {
  it('writes recorded requests of both encodings so that we and the official library read them back', () => {
    const recorded = readRecordedBodies({ signal: 'logs' });
    expect(new Set(recorded.map(({ format }) => format)).size).toBe(2);
    for (const { name, format, bytes } of recorded) {
      const data = format === 'json' ? parseLogJson(bytes).data : decodeLogData(bytes);
      expect(decodeLogData(encodeLogData(data)), name).toEqual(data);
      expect(decodeLogDataOfficially(encodeLogData(data)), name).toEqual(data);
    }
  });

  it('writes every field', () => {
    const record = {
      timeUnixNano: 1n,
      observedTimeUnixNano: 2n ** 64n - 1n,
      severityNumber: 9,
      severityText: 'INFO',
      body: { kvlistValue: { values: [{ key: 'k', value: {} }] } },
      attributes: [{ key: 'a', value: { boolValue: false } }],
      droppedAttributesCount: 3,
      flags: 1,
      traceId: 'ab'.repeat(16),
      spanId: 'cd'.repeat(8),
      eventName: 'gen_ai.choice',
    };
    const scopeLogs = [{ scope: undefined, logRecords: [record], schemaUrl: 'https://scope' }];
    const data = { resourceLogs: [{ resource: undefined, scopeLogs, schemaUrl: 'https://resource' }] };
    expect(decodeLogData(encodeLogData(data))).toEqual(data);
    expect(decodeLogDataOfficially(encodeLogData(data))).toEqual(data);
  });
});
