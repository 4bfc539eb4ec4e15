import { describe, expect, it } from 'vitest';

import { listTraceIdForms, parseExperimentId, parseTraceId, type TraceId } from './ids.ts';

describe('parseTraceId', () => {
  it('takes the public id and the bare OpenTelemetry id', () => {
    const hex = '0af7651916cd43dd8448eb211c80319c';
    expect(parseTraceId(`tr-${hex}`)).toBe(`tr-${hex}`);
    expect(parseTraceId(hex.toUpperCase())).toBe(`tr-${hex}`);
  });

  it('refuses nothing and too much', () => {
    expect(parseTraceId('')).toBeUndefined();
    expect(parseTraceId('x'.repeat(251))).toBeUndefined();
  });
});

describe('listTraceIdForms', () => {
  it('knows that some clients leave the prefix out', () => {
    const hex = '0af7651916cd43dd8448eb211c80319c';
    expect(listTraceIdForms(`tr-${hex}` as TraceId)).toEqual([`tr-${hex}`, hex]);
    expect(listTraceIdForms('tr-mine' as TraceId)).toEqual(['tr-mine']);
  });
});

describe('parseExperimentId', () => {
  it('normalises leading zeros and refuses what MLflow clients cannot hold', () => {
    expect(parseExperimentId('007')).toBe('7');
    expect(parseExperimentId('2147483648')).toBeUndefined();
    expect(parseExperimentId('-1')).toBeUndefined();
    expect(parseExperimentId('1e3')).toBeUndefined();
  });
});
