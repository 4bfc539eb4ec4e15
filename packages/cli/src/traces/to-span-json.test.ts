import { expect, it } from 'vitest';

import { toSpanJson } from './to-span-json.ts';

it('should be what MLflow’s client makes of a span', () => {
  const value = (kind: string, content: unknown) => ({ [kind]: content });
  const span = {
    trace_id: 'Gd6BaDKj1yaXApzu+HyT9Q==',
    span_id: '574D3d+GC48=',
    name: 'root',
    start_time_unix_nano: 1_750_000_002_123_456_789n,
    end_time_unix_nano: 1_750_000_002_223_456_789n,
    attributes: [
      { key: 'text', value: value('string_value', 'ü "x"') },
      { key: 'time', value: value('int_value', 1_750_000_002_123_456_789n) },
      { key: 'none', value: {} },
      {
        key: 'map',
        value: value('kvlist_value', {
          values: [
            { key: 'k', value: value('array_value', { values: [value('int_value', 1), value('bool_value', true)] }) },
            { key: 'e', value: value('kvlist_value', {}) },
          ],
        }),
      },
    ],
    events: [{ name: 'exception', time_unix_nano: 5, attributes: [{ key: 'a', value: value('double_value', 0.5) }] }],
    status: { code: 'STATUS_CODE_ERROR', message: 'boom' },
  };
  expect(toSpanJson(span)).toEqual({
    trace_id: 'Gd6BaDKj1yaXApzu+HyT9Q==',
    span_id: '574D3d+GC48=',
    parent_span_id: null,
    name: 'root',
    start_time_unix_nano: 1_750_000_002_123_456_789n,
    end_time_unix_nano: 1_750_000_002_223_456_789n,
    events: [{ name: 'exception', time_unix_nano: 5, attributes: { a: 0.5 } }],
    status: { code: 'STATUS_CODE_ERROR', message: 'boom' },
    attributes: {
      text: '"ü \\"x\\""',
      time: '1750000002123456789',
      none: 'null',
      map: '{"k": [1, true], "e": {}}',
    },
  });
  expect(toSpanJson({ status: {} })).toMatchObject({ status: { code: 'STATUS_CODE_UNSET', message: '' }, events: [] });
});
