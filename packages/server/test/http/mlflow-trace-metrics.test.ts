import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createMlflowSession, type MlflowSession } from './support/mlflow-session.ts';
import { START_UNIX_NANO, toSpanIdHex, toTraceIdHex } from './support/test-spans.ts';
import { openTestServer, type TestServer } from './support/test-server.ts';

const MS = 1_000_000n;

/** Trace `n` takes n × 100 ms; the even ones fail; each has one call of 1000 tokens in and 100 out. */
const TRACE_COUNT = 6;

describe('trace metrics over HTTP', () => {
  let server: TestServer;
  let mlflow: MlflowSession;

  beforeAll(async () => {
    server = await openTestServer();
    mlflow = createMlflowSession(server);
    for (let n = 1; n <= TRACE_COUNT; n += 1) {
      const traceId = toTraceIdHex(n);
      const end = { endTimeUnixNano: START_UNIX_NANO + BigInt(n * 100) * MS };
      const isEven = n % 2 === 0;
      await mlflow.send(
        { traceId, name: isEven ? 'even' : 'odd', ...end, ...(isEven ? { status: { code: 2, message: '' } } : {}) },
        {
          traceId,
          name: 'call',
          spanId: toSpanIdHex(n),
          parentSpanId: 'bb'.repeat(8),
          attributes: {
            'gen_ai.operation.name': { stringValue: 'chat' },
            'gen_ai.provider.name': { stringValue: 'openai' },
            'gen_ai.request.model': { stringValue: n === TRACE_COUNT ? 'house-model' : 'gpt-4o' },
            'gen_ai.usage.input_tokens': { intValue: 1000n },
            'gen_ai.usage.output_tokens': { intValue: 100n },
            ...(n === TRACE_COUNT ? { 'gen_ai.usage.cost': { doubleValue: 4 } } : {}),
          },
        },
      );
    }
  });
  afterAll(() => server.dispose());

  const query = async (fields: Readonly<Record<string, unknown>>) => {
    const message = { experiment_ids: ['0'], view_type: 'TRACES', ...fields };
    const { data_points: points = [] } = await mlflow.ask('POST', '/traces/metrics', message);
    return points;
  };
  const sum = [{ aggregation_type: 'SUM' }];

  it('should answer in the words of MLflow', async () => {
    const aggregations = [{ aggregation_type: 3 }, { aggregationType: 'PERCENTILE', percentileValue: 99.9 }];
    expect(await query({ metric_name: 'latency', aggregations })).toEqual([
      { metric_name: 'latency', values: { AVG: 350, 'P99.9': expect.closeTo(599.5, 6) } },
    ]);
    const startMs = Number(START_UNIX_NANO / MS);
    const buckets = { time_interval_seconds: '60', start_time_ms: startMs, end_time_ms: startMs };
    expect(
      await query({ metric_name: 'trace_count', aggregations: [{ aggregation_type: 'COUNT' }], ...buckets }),
    ).toEqual([
      { metric_name: 'trace_count', dimensions: { time_bucket: '2026-09-21T14:13:00+00:00' }, values: { COUNT: 6 } },
    ]);
  });

  it('should divide costs into input and output', async () => {
    const cost = (metric_name: string) =>
      query({ view_type: 'SPANS', metric_name, aggregations: sum, dimensions: ['span_model_name'] });
    // gpt-4o: 2.5 and 10 dollars per million.
    expect(await cost('input_cost')).toMatchObject([
      { dimensions: { span_model_name: 'gpt-4o' }, values: { SUM: expect.closeTo(5 * 0.0025, 9) } },
    ]);
    expect(await cost('output_cost')).toMatchObject([
      { dimensions: { span_model_name: 'gpt-4o' }, values: { SUM: expect.closeTo(5 * 0.001, 9) } },
    ]);
    expect(await cost('total_cost')).toMatchObject([
      { dimensions: { span_model_name: 'gpt-4o' }, values: { SUM: expect.closeTo(5 * 0.0035, 9) } },
      { dimensions: { span_model_name: 'house-model' }, values: { SUM: 4 } },
    ]);
    const message = { view_type: 'SPANS', metric_name: 'total_cost', filters: ["span.name = 'root'"] };
    expect(await query({ ...message, aggregations: sum })).toEqual([]);
  });

  it.each([
    ['no experiment', { experiment_ids: [] }, 'experiment_ids'],
    ['a bad experiment', { experiment_ids: ['x'] }, 'Invalid experiment ID'],
    ['an unknown view', { view_type: 'NOPE' }, 'view_type'],
    ['an unknown metric', { metric_name: 'toString' }, 'metric_name must be one of'],
    ['no aggregation', { aggregations: [] }, 'aggregations'],
    ['an aggregation that nothing has', { aggregations: [{ aggregation_type: 'MAX' }] }, "['MAX']"],
    ['a percentile without a number', { aggregations: [{ aggregation_type: 'PERCENTILE' }] }, 'percentile_value'],
    ['an impossible percentile', { aggregations: [{ aggregation_type: 4, percentile_value: 101 }] }, '101'],
    ['a dimension of another view', { dimensions: ['span_name'] }, "Found invalid dimension(s): ['span_name']"],
    ['a filter of another view', { filters: ["span.name = 'x'"] }, 'only supported for SPANS'],
    ['a filter that is none', { filters: ['x'] }, 'at character 2'],
    ['buckets without a time', { time_interval_seconds: 60 }, 'start_time_ms and end_time_ms are required'],
    ['buckets of no width', { time_interval_seconds: -1, start_time_ms: 0, end_time_ms: 1 }, 'must be positive'],
    ['no results', { max_results: 0 }, 'max_results'],
  ])('should refuse: %s', async (_name, fields, expected) => {
    const good = {
      experiment_ids: ['0'],
      view_type: 'TRACES',
      metric_name: 'latency',
      aggregations: [{ aggregation_type: 'AVG' }],
    };
    const { status, json } = await mlflow.call('POST', '/traces/metrics', { ...good, ...fields });
    expect([status, json['error_code']]).toEqual([400, 'INVALID_PARAMETER_VALUE']);
    expect(json['message']).toContain(expected);
  });

  it('should correlate two filters', async () => {
    const correlate = (first: string, second: string, base?: string) =>
      mlflow.ask('POST', '/traces/calculate-filter-correlation', {
        experiment_ids: ['0'],
        filter_string1: first,
        filter_string2: second,
        ...(base === undefined ? {} : { base_filter: base }),
      });
    const counts = { filter1_count: 3, filter2_count: 3, joint_count: 3, total_count: 6 };
    expect(await correlate("status = 'ERROR'", "name = 'even'")).toEqual({
      ...counts,
      npmi: 1,
      npmi_smoothed: expect.closeTo(Math.log((3.5 * 8) / 16) / Math.log(8 / 3.5), 9),
    });
    expect(await correlate("status = 'ERROR'", "name = 'odd'")).toMatchObject({ ...counts, npmi: -1, joint_count: 0 });
    expect(await correlate("status = 'ERROR'", 'execution_time_ms > 0')).toMatchObject({ npmi: 0, filter2_count: 6 });
    expect(await correlate("name = 'even'", 'execution_time_ms > 300', "status = 'ERROR'")).toMatchObject({
      filter1_count: 3,
      filter2_count: 2,
      joint_count: 2,
      total_count: 3,
    });
    expect(await correlate("name = 'nope'", "name = 'even'")).toEqual({
      filter1_count: 0,
      filter2_count: 3,
      joint_count: 0,
      total_count: 6,
    });
    const { status } = await mlflow.call('POST', '/traces/calculate-filter-correlation', {
      experiment_ids: ['0'],
      filter_string1: 'nonsense',
      filter_string2: "name = 'x'",
    });
    expect(status).toBe(400);
  });
});
