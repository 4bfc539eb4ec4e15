import { describe, expect, it } from 'vitest';

import { repairFilter } from './repair-filter.ts';

describe('repairFilter', () => {
  it.each([
    ["status = 'OK'", "status = 'OK'"],
    ['status = ERROR', "status = 'ERROR'"],
    ['user = 5', "user = '5'"],
    ["status = ERROR user = 'bob'", "status = 'ERROR' AND user = 'bob'"],
    ["(status != OK) text:refund NOT model = 'a'", "(status != 'OK') AND text:refund AND NOT model = 'a'"],
    ["status = 'OK' (user = ann OR user IS NULL)", "status = 'OK' AND (user = 'ann' OR user IS NULL)"],
    ['end_time IS NULL status = OK', "end_time IS NULL AND status = 'OK'"],
  ])('should read %s as %s', (filter, repaired) => {
    expect(repairFilter(filter)).toBe(repaired);
  });

  it.each([
    "staus = 'OK'",
    'status =',
    "status = 'OK",
    'status LIKE OK%',
    "status = 'OK' OR",
    '(status = OK',
    'duration_ms > slow',
  ])('should not guess at %s', (filter) => {
    expect(repairFilter(filter)).toBeUndefined();
  });
});
