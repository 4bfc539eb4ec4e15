import { isDeepStrictEqual } from 'node:util';

import { describe, expect, it } from 'vitest';

import { readExchanges, startRecordedMlflow } from '../testing/recorded-mlflow.ts';
import { startFakeServer } from '../testing/fake-server.ts';
import { createFeedbackClient } from './feedback-client.ts';
import { MlflowClient } from './mlflow-client.ts';
import { TraceEntity } from './trace-entity.ts';

/** Bodies are the same when what we send is in what was recorded, times aside. */
function isPart(body: unknown, recorded: unknown): boolean {
  return isDeepStrictEqual(withoutTimes(body), withoutTimes(recorded));
}

function withoutTimes(value: unknown): unknown {
  // JSON inside of JSON: Python writes it with blanks.
  if (typeof value === 'string' && /^(?:\[|\{")/.test(value)) return JSON.parse(value) as unknown;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutTimes);
  const skipped = ['create_time', 'last_update_time', 'valid', 'start_time', 'user_id', 'run_uuid', 'end_time'];
  const entries = Object.entries(value).filter(([key]) => !skipped.includes(key));
  return Object.fromEntries(entries.map(([key, member]) => [key, withoutTimes(member)]));
}

async function listAll<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
  const all: Value[] = [];
  for await (const value of values) all.push(value);
  return all;
}

describe('traces', () => {
  it('reads a trace of the real server with exact times and plain values', async () => {
    await using server = await startRecordedMlflow('tracing-fluent');
    const [exchange] = readExchanges('tracing-fluent').filter(({ request }) => request.path.endsWith('/traces/get'));
    const traceId = exchange?.request.query.find(([key]) => key === 'trace_id')?.[1] ?? '';
    const client = new MlflowClient({ trackingUri: server.url });

    const { info, data } = await client.getTrace(traceId);

    expect(info).toMatchObject({
      traceId,
      clientRequestId: 'cr-fluent-1',
      state: 'OK',
      executionDuration: 118,
      tags: { team: 'search', 'mlflow.traceName': 'agent' },
      traceMetadata: { 'mlflow.trace.session': 'sess-1', 'mlflow.trace.user': 'alice' },
    });
    const [root, ...children] = data.spans;
    expect(root).toMatchObject({
      traceId,
      parentId: null,
      name: 'agent',
      spanType: 'AGENT',
      inputs: { question: 'What is it?' },
      startTimeNs: 1_795_251_527_925_448_903n,
      status: { statusCode: 'STATUS_CODE_OK' },
    });
    expect(children.length).toBe(3);
    expect(children.every(({ parentId }) => data.spans.some(({ spanId }) => spanId === parentId))).toBe(true);
  });

  it('survives writing and reading', async () => {
    await using server = await startRecordedMlflow('tracing-fluent');
    const [exchange] = readExchanges('tracing-fluent').filter(({ request }) => request.path.endsWith('/traces/get'));
    const traceId = exchange?.request.query.find(([key]) => key === 'trace_id')?.[1] ?? '';
    const trace = await new MlflowClient({ trackingUri: server.url }).getTrace(traceId);

    expect(TraceEntity.fromJson(trace.toJson())).toEqual(trace);
  });

  it('pages through a search while it is read, asking for no more than is wanted', async () => {
    await using server = await startRecordedMlflow('tracing-read-paging');
    const client = new MlflowClient({ trackingUri: server.url });
    // The recorded tokens are placeholders in the requests and themselves in the answers.
    const search = { experimentIds: ['{{exp_2}}'], includeSpans: false };

    expect(await listAll(client.searchTraces({ ...search, maxResults: 17, pageSize: 17 }))).toHaveLength(17);
    expect(server.requests).toHaveLength(1);

    const first = client.searchTraces({ ...search, pageSize: 5 });
    expect((await first.next()).value).toBeInstanceOf(TraceEntity);
    expect(server.requests).toHaveLength(2);
  });

  it('follows page tokens to the last page', async () => {
    const pages: Record<string, object> = {
      '': { traces: [{ trace_id: 'tr-1' }], next_page_token: 'two' },
      two: { traces: [{ trace_id: 'tr-2' }], next_page_token: 'three' },
      three: { traces: [{ trace_id: 'tr-3' }] },
    };
    await using server = await startFakeServer(({ body }) => ({
      body: pages[(JSON.parse(body.toString()) as { page_token?: string }).page_token ?? ''],
    }));
    const client = new MlflowClient({ trackingUri: server.url, experimentId: '1' });

    const found = await listAll(client.searchTraces({ includeSpans: false }));

    expect(found.map(({ info }) => info.traceId)).toEqual(['tr-1', 'tr-2', 'tr-3']);
  });

  it('reads spans from the file that older servers keep', async () => {
    await using server = await startFakeServer(({ path }) => {
      if (path.endsWith('/traces/get')) return { status: 404, body: { error_code: 'RESOURCE_DOES_NOT_EXIST' } };
      if (path.endsWith('traces.json')) {
        // As bare text: these integers are more than a double holds.
        return {
          body: `{"spans":[{"trace_id":"${btoa('x'.repeat(16))}","span_id":"${btoa('12345678')}","parent_span_id":"","name":"root",
            "start_time_unix_nano":1750000000123456789,"end_time_unix_nano":1750000001123456789,"status":{"code":"STATUS_CODE_OK"},
            "attributes":{"mlflow.spanInputs":"{\\"q\\":1}","mlflow.spanType":"\\"LLM\\""}}]}`,
        };
      }
      const tags = { 'mlflow.artifactLocation': 'mlflow-artifacts:/7/traces/tr-1/artifacts' };
      return { body: { trace: { trace_info: { trace_id: 'tr-1', tags } } } };
    });

    const { data } = await new MlflowClient({ trackingUri: server.url }).getTrace('tr-1');

    expect(data.spans).toMatchObject([
      {
        spanId: '3132333435363738',
        parentId: null,
        startTimeNs: 1_750_000_000_123_456_789n,
        inputs: { q: 1 },
        spanType: 'LLM',
      },
    ]);
    expect(server.requests.at(-1)?.path).toBe(
      '/api/2.0/mlflow-artifacts/artifacts/7/traces/tr-1/artifacts/traces.json',
    );
  });

  it('says what the server said when it refuses', async () => {
    await using server = await startFakeServer(() => ({
      status: 404,
      body: { error_code: 'RESOURCE_DOES_NOT_EXIST', message: "Trace with ID 'nope' not found." },
    }));

    await expect(new MlflowClient({ trackingUri: server.url }).getTrace('nope')).rejects.toMatchObject({
      name: 'ServerError',
      status: 404,
      errorCode: 'RESOURCE_DOES_NOT_EXIST',
      message: expect.stringContaining("Trace with ID 'nope' not found."),
    });
  });
});

describe('assessments', () => {
  const traceId = 'tr-71e8e5f520019bce94a331486e31832b';
  const human = { sourceType: 'HUMAN', sourceId: 'bob@example.com' };

  it('writes feedback and expectations as the Python client does', async () => {
    await using server = await startRecordedMlflow('assessments', isPart);
    const client = new MlflowClient({ trackingUri: server.url });

    const feedback = await client.logFeedback({
      traceId,
      name: 'bool',
      value: true,
      source: human,
      rationale: 'because bool',
      metadata: { n: '1', k: 'v' },
    });
    const expectation = await client.logExpectation({
      traceId,
      name: 'obj',
      value: readExpectation('obj'),
      source: human,
      metadata: { m: '1' },
    });

    expect(feedback).toMatchObject({ kind: 'feedback', name: 'bool', value: true, isValid: true, source: human });
    expect(feedback.assessmentId).toBeTypeOf('string');
    expect(expectation).toMatchObject({ kind: 'expectation', value: readExpectation('obj') });
  });

  it('changes what is given and nothing else', async () => {
    await using server = await startRecordedMlflow('assessments', isPart);
    const client = new MlflowClient({ trackingUri: server.url });

    const changed = await client.updateAssessment(
      { traceId, assessmentId: '{{assessment_1}}' },
      { kind: 'feedback', name: 'bool', value: false, rationale: 'changed', metadata: { k: 'v2', extra: '1' } },
    );

    expect(changed).toMatchObject({ value: false, metadata: { extra: '1', n: '1', k: 'v2' } });
  });

  it('refuses feedback that says nothing', async () => {
    const client = new MlflowClient({ trackingUri: 'http://127.0.0.1:9' });
    await expect(client.logFeedback({ traceId, name: 'x' })).rejects.toThrow('give it a value, or an error');
  });

  it('can be written from a page with a token of its own', async () => {
    await using server = await startFakeServer(() => ({ body: { assessment: { feedback: { value: 'up' } } } }));
    const client = createFeedbackClient({ trackingUri: server.url, token: 'short-lived', user: 'ann' });

    await client.logFeedback({ traceId: 'tr-1', name: 'thumb', value: 'up' });

    const [request] = server.requests;
    expect(request?.headers['authorization']).toBe('Bearer short-lived');
    expect(JSON.parse(request?.body.toString() ?? '')).toMatchObject({
      assessment: {
        assessment_name: 'thumb',
        source: { source_type: 'HUMAN', source_id: 'ann' },
        feedback: { value: 'up' },
      },
    });
  });
});

function readExpectation(name: string): { readonly [key: string]: string } {
  for (const { request } of readExchanges('assessments')) {
    const { assessment } = (request.json ?? {}) as { assessment?: Record<string, unknown> };
    if (request.method !== 'POST' || assessment?.['assessment_name'] !== name) continue;
    const { serialized_value: serialized } = assessment['expectation'] as { serialized_value: { value: string } };
    return JSON.parse(serialized.value) as { readonly [key: string]: string };
  }
  throw new Error(`No expectation ${name} was recorded.`);
}

describe('runs', () => {
  it('creates, fills and ends a run as the Python client does', async () => {
    await using server = await startRecordedMlflow('runs-lifecycle', isPart);
    const client = new MlflowClient({ trackingUri: server.url });

    const run = await client.createRun({
      experimentId: '{{exp_1}}',
      runName: 'first',
      tags: { a: '1', 'mlflow.note.content': 'note' },
    });
    expect(run).toMatchObject({
      runId: '{{run_1}}',
      runName: 'first',
      status: 'RUNNING',
      startTime: 1_750_000_000_000,
    });

    await client.logBatch(run.runId, {
      metrics: [
        { key: 'm1', value: 1, timestamp: 1_750_000_000_400, step: 0 },
        { key: 'm1', value: 2, timestamp: 1_750_000_000_401, step: 1 },
        { key: 'm2', value: -3.25, timestamp: 1_750_000_000_400, step: 0 },
      ],
      params: { p1: 'a', p2: 'b' },
      tags: { bt: '1', 'mlflow.runName': 'renamed-by-tag' },
    });
    expect(await client.getRun(run.runId)).toMatchObject({ experimentId: '{{exp_1}}', tags: { a: '1' } });
  });

  it('writes more metrics than one request may hold', async () => {
    await using server = await startFakeServer();
    const metrics = Array.from({ length: 2500 }, (_, step) => ({
      key: 'loss',
      value: step === 0 ? Number.NaN : step,
      step,
    }));

    await new MlflowClient({ trackingUri: server.url }).logBatch('r', { metrics, tags: { t: '1' } });

    const bodies = server.requests.map(
      ({ body }) => JSON.parse(body.toString()) as { metrics: { value: unknown }[]; tags: object[] },
    );
    // The limit is on everything together.
    expect(bodies.map(({ metrics, tags }) => [metrics.length, tags.length])).toEqual([
      [999, 1],
      [1000, 0],
      [501, 0],
    ]);
    expect(bodies[0]?.metrics[0]?.value).toBe('NaN');
  });

  it('reads the whole history of a metric, page by page', async () => {
    await using server = await startFakeServer(({ query }) => {
      if (query.get('max_results') === null) return { status: 400, body: { message: 'Invalid page token' } };
      const isLast = query.get('page_token') === 'more';
      const metrics = [{ key: 'm', value: isLast ? 2 : 1, timestamp: 5, step: isLast ? 1 : 0 }];
      return { body: isLast ? { metrics } : { metrics, next_page_token: 'more' } };
    });

    expect(await new MlflowClient({ trackingUri: server.url }).getMetricHistory('r', 'm')).toEqual([
      { key: 'm', value: 1, timestamp: 5, step: 0 },
      { key: 'm', value: 2, timestamp: 5, step: 1 },
    ]);
  });
});
