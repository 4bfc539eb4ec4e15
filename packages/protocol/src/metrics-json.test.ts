import { describe, expect, it } from 'vitest';

import { countMetricPointsJson } from './metrics-json.ts';

const encode = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

describe('countMetricPointsJson', () => {
  it('counts the points of all five kinds, camelCase or snake_case', () => {
    const metrics = [
      { gauge: { dataPoints: [{}] } },
      { sum: { data_points: [{}, {}] } },
      { histogram: { dataPoints: [{}, {}, {}] } },
      { exponential_histogram: { dataPoints: [{}, {}, {}, {}] } },
      { summary: { dataPoints: [{}, {}, {}, {}, {}] } },
      { name: 'no points' },
      null,
    ];
    expect(countMetricPointsJson(encode({ resourceMetrics: [{ scopeMetrics: [{ metrics }, {}] }, null] }))).toBe(15);
    expect(countMetricPointsJson(encode({ resource_metrics: [{ scope_metrics: [{ metrics }] }] }))).toBe(15);
    expect(countMetricPointsJson(encode({}))).toBe(0);
  });

  it.each([
    [],
    { resourceMetrics: 1 },
    { resourceMetrics: [1] },
    { resourceMetrics: [{ scopeMetrics: [{ metrics: [{ sum: 1 }] }] }] },
  ])('refuses %j', (body) => {
    expect(() => countMetricPointsJson(encode(body))).toThrow(expect.objectContaining({ code: 'malformed' }));
  });
});
