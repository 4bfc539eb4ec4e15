import { describe, expect, it } from 'vitest';

import { requireIssueFilter } from './require-issue-filter.ts';

describe('requireIssueFilter', () => {
  it('should read comparisons that must all hold', () => {
    expect(requireIssueFilter('')).toEqual([]);
    expect(requireIssueFilter('status = \'pending\' AND source_run_id != "x"')).toEqual([
      { field: 'status', operator: '=', value: 'pending' },
      { field: 'sourceRunId', operator: '!=', value: 'x' },
    ]);
  });

  it.each([
    ["name = 'x'", "Invalid attribute key 'name'. Expected status or source_run_id (at character 1)"],
    ["tags.status = 'x'", "Invalid attribute key 'status'"],
    ["toString = 'x'", "Invalid attribute key 'toString'"],
    ["status LIKE 'x'", "Invalid comparator 'LIKE', not one of =, != (at character 8)"],
    ['status = 5', 'Expected a quoted string value'],
  ])('should refuse %s', (filter, message) => {
    expect(() => requireIssueFilter(filter)).toThrow(message);
  });
});
