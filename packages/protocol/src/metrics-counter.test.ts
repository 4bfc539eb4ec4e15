import { describe, expect, it } from 'vitest';

import { countMetricPoints } from './metrics-counter.ts';
import { countMetricPointsOfficially, encodeOfficially } from './testing/official-decoder.ts';
import { readRecordedBodies } from './testing/recorded-bodies.ts';
import { concat, fixed64Field, lengthField, request, varint } from './testing/wire-bytes.ts';

describe('countMetricPoints', () => {
  it('counts what the official library counts in a recorded body', () => {
    const recorded = readRecordedBodies({ signal: 'metrics' });
    expect(recorded.length).toBeGreaterThan(0);
    for (const { name, bytes } of recorded) {
      expect(countMetricPoints(bytes), name).toBe(countMetricPointsOfficially(bytes));
      expect(countMetricPoints(bytes), name).toBeGreaterThan(0);
    }
  });

  it('counts the points of all five kinds', () => {
    const bytes = encodeOfficially('ExportMetricsServiceRequest', {
      resourceMetrics: [
        {
          scopeMetrics: [
            {
              metrics: [
                { name: 'gauge', gauge: { dataPoints: [{ asInt: 1 }] } },
                { name: 'sum', sum: { dataPoints: [{}, {}] } },
                { name: 'histogram', histogram: { dataPoints: [{}, {}, {}] } },
                { name: 'exponential', exponentialHistogram: { dataPoints: [{}, {}, {}, {}] } },
                { name: 'summary', summary: { dataPoints: [{}, {}, {}, {}, {}] } },
                { name: 'none' },
              ],
            },
          ],
        },
      ],
    });
    expect(countMetricPoints(bytes)).toBe(15);
  });

  it('does not mind whether bucket counts are packed', () => {
    const packed = lengthField(9, lengthField(1, lengthField(6, new Uint8Array(16))));
    const unpacked = lengthField(9, lengthField(1, fixed64Field(6, 1n), fixed64Field(6, 2n)));
    expect(countMetricPoints(request(packed, unpacked))).toBe(2);
  });

  it('refuses a point that runs over its metric', () => {
    const metric = concat(varint(0x2a), varint(2), Uint8Array.of(0x0a, 5));
    expect(() => countMetricPoints(request(metric))).toThrow(expect.objectContaining({ code: 'malformed' }));
  });
});
