import { describe, expect, it } from 'vitest';

import { requireTraceFilter } from '../require-trace-filter.ts';
import { dropRange, readRange, writeRange } from './number-range.ts';

describe('the bounds of a number', () => {
  it.each([
    ['', { min: { value: 2000 } }, 'duration_ms >= 2000'],
    ['', { min: { value: 0, isOpen: true } }, 'duration_ms > 0'],
    ['', { min: { value: 1 }, max: { value: 2.5, isOpen: true } }, 'duration_ms >= 1 AND duration_ms < 2.5'],
    ["status = 'OK'", { max: { value: 5 } }, "status = 'OK' AND duration_ms <= 5"],
    ['execution_time_ms > 3 AND text:x', { min: { value: 7 } }, 'text:x AND duration_ms >= 7'],
    ['duration_ms > 3 AND trace.duration_ms < 9', {}, ''],
    [
      "duration_ms > 3 OR status = 'OK'",
      { min: { value: 1 } },
      "(duration_ms > 3 OR status = 'OK') AND duration_ms >= 1",
    ],
    ['duration_ms = 3', { min: { value: 1 } }, 'duration_ms = 3 AND duration_ms >= 1'],
    ['tokens.total > 3', { min: { value: 1 } }, 'tokens.total > 3 AND duration_ms >= 1'],
    ['', { min: { value: 0.0000001 } }, 'duration_ms >= 0.0000001'],
    ['', { max: { value: 1e21 } }, 'duration_ms <= 1000000000000000000000'],
  ])('should make %j and %j %j', (filter, range, expected) => {
    const edited = writeRange(filter, 'duration_ms', range);
    expect(edited).toBe(expected);
    expect(readRange(edited, 'duration_ms')).toEqual(range);
    if (edited !== '') requireTraceFilter(edited);
  });

  it('should read the tighter of two, and quoted numbers as the language does', () => {
    expect(readRange('duration_ms > 3 AND duration_ms >= 5 AND duration_ms < 9', 'execution_time')).toEqual({
      min: { value: 5 },
      max: { value: 9, isOpen: true },
    });
    expect(readRange('duration_ms > 5 AND duration_ms >= 5', 'duration_ms')).toEqual({
      min: { value: 5, isOpen: true },
    });
    expect(readRange("error_count > '0'", 'error_count')).toEqual({ min: { value: 0, isOpen: true } });
  });

  it('should know none in what is no bound', () => {
    for (const filter of [
      'NOT duration_ms > 3',
      'duration_ms IS NULL',
      'duration_ms > ',
      'span(duration_ms > 3)',
      '',
    ]) {
      expect(readRange(filter, 'duration_ms')).toEqual({});
      expect(dropRange(filter, 'duration_ms')).toBe(filter);
    }
    expect(readRange('duration_ms > 3', 'nothing like it.x')).toEqual({});
  });
});
