import { describe, expect, it } from 'vitest';

import { DEFAULT_LIMITS } from './limits.ts';
import { decodeLogData } from './log-decoder.ts';
import { decodeLogDataOfficially } from './testing/official-decoder.ts';
import { readRecordedBodies } from './testing/recorded-bodies.ts';
import {
  attributeField,
  concat,
  fixed32Field,
  fixed64Field,
  lengthField,
  request,
  varintField,
} from './testing/wire-bytes.ts';

describe('decodeLogData', () => {
  it('decodes every recorded body to what the official library decodes', () => {
    const recorded = readRecordedBodies({ signal: 'logs', format: 'protobuf' });
    expect(recorded.length).toBeGreaterThan(5);
    for (const { name, bytes } of recorded) {
      const data = decodeLogData(bytes);
      expect(data, name).toEqual(decodeLogDataOfficially(bytes));
      expect(data.resourceLogs[0]?.scopeLogs[0]?.logRecords.length, name).toBeGreaterThan(0);
    }
  });

  it('decodes every field of a record', () => {
    const record = concat(
      fixed64Field(1, 1n),
      varintField(2, 17),
      lengthField(3, 'ERROR'),
      lengthField(5, lengthField(6, attributeField(1, 'k', lengthField(1, 'v')))),
      attributeField(6, 'a', varintField(2, 1)),
      varintField(7, 3),
      fixed32Field(8, 1),
      lengthField(9, 'sixteen bytes id'),
      lengthField(10, 'eight by'),
      fixed64Field(11, 2n),
      lengthField(12, 'gen_ai.choice'),
    );
    const bytes = request(record);
    expect(decodeLogData(bytes)).toEqual(decodeLogDataOfficially(bytes));
    expect(decodeLogData(bytes).resourceLogs[0]?.scopeLogs[0]?.logRecords[0]).toMatchObject({
      severityNumber: 17,
      observedTimeUnixNano: 2n,
      eventName: 'gen_ai.choice',
    });
  });

  it('refuses too many records, too many attributes and too deep a body', () => {
    const refusal = expect.objectContaining({ code: 'limit_exceeded' }) as Error;
    const two = request(lengthField(3, 'a'), lengthField(3, 'b'));
    expect(() => decodeLogData(two, { ...DEFAULT_LIMITS, spansPerRequest: 1 })).toThrow(refusal);
    const attributes = request(concat(attributeField(6, 'a'), attributeField(6, 'b')));
    expect(() => decodeLogData(attributes, { ...DEFAULT_LIMITS, attributesPerSpan: 1 })).toThrow(refusal);
    const nested = request(lengthField(5, lengthField(5, lengthField(1, varintField(2, 1)))));
    expect(() => decodeLogData(nested, { ...DEFAULT_LIMITS, anyValueDepth: 1 })).toThrow(refusal);
  });

  it.each([
    ['an attribute that runs over its record', Uint8Array.of(0x32, 9, 1)],
    ['a time cut short', Uint8Array.of(0x09, 1, 2, 3)],
    ['an id of 65 bytes', lengthField(9, new Uint8Array(65))],
  ])('refuses %s', (_name, record) => {
    expect(() => decodeLogData(request(record))).toThrow(expect.objectContaining({ code: 'malformed' }));
  });
});
