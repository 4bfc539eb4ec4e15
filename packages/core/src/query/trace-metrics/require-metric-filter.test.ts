import { describe, expect, it } from 'vitest';

import { requireMetricFilter } from './require-metric-filter.ts';

describe('requireMetricFilter', () => {
  it.each([
    ["trace.status = 'OK'", { entity: 'trace', field: 'status', value: 'OK' }],
    ['  trace.status="OK"  ', { entity: 'trace', field: 'status', value: 'OK' }],
    ["trace.tag.team = 'a'", { entity: 'trace', field: 'tag', key: 'team', value: 'a' }],
    ["trace.tag.mlflow.traceName = ''", { entity: 'trace', field: 'tag', key: 'mlflow.traceName', value: '' }],
    ["trace.metadata.`a key` = 'it''s'", { entity: 'trace', field: 'metadata', key: 'a key', value: "it's" }],
    ['trace.metadata."a key" = \'x\'', { entity: 'trace', field: 'metadata', key: 'a key', value: 'x' }],
    ["span.type = 'TOOL'", { entity: 'span', field: 'type', value: 'TOOL' }],
    ["assessment.name = 'q'", { entity: 'assessment', field: 'name', value: 'q' }],
  ])('should read %s', (filter, expected) => {
    expect(requireMetricFilter(filter)).toEqual(expected);
  });

  it.each([
    ['', 'Expected a field such as trace.status, found the end (at character 1)'],
    ["status = 'OK'", "Invalid identifier 'status'"],
    ["trace.name = 'x'", "Invalid identifier 'trace.name'"],
    ["trace.tag = 'x'", "Invalid identifier 'trace.tag'"],
    ["trace.status.x = 'x'", "Invalid identifier 'trace.status.x'"],
    ["span.tag.x = 'x'", "Invalid identifier 'span.tag.x'"],
    ["trace.status != 'OK'", "only '=' operator is supported (at character 14)"],
    ["trace.status LIKE 'OK'", "Expected the comparator '=', found LIKE"],
    ['trace.status = OK', 'Expected a quoted string value'],
    ["trace.status = 'OK' AND span.type = 'x'", 'Expected one filter clause (at character 21)'],
  ])('should refuse %s', (filter, message) => {
    expect(() => requireMetricFilter(filter)).toThrow(message);
  });
});
