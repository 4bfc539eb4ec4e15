import { encodeTraceData } from '@gander/protocol/trace-encoder';
import { beforeEach, describe, expect, it } from 'vitest';

import { postOtlp } from './support/post-otlp.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';
import { SPAN_ID, type SpanSketch, START_UNIX_NANO, toSpanIdHex, toTestTraceData } from './support/test-spans.ts';

const NANOS_PER_MS = 1_000_000n;
const HEX = 'aa'.repeat(16);
const TRACE_ID = `tr-${HEX}`;
const REQUEST_TIME = new Date(Number(START_UNIX_NANO / NANOS_PER_MS)).toISOString();

interface TraceInfoJson {
  readonly state: string;
  readonly execution_duration?: string;
  readonly request_preview?: string;
  readonly trace_metadata: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
}

describe('traces of MLflow clients', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startTestServer();
  });

  async function call(method: string, path: string, body?: unknown) {
    const response = await fetch(`${server.baseUrl}${path}`, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, text, json: text.startsWith('{') ? (JSON.parse(text) as unknown) : undefined };
  }

  const report = (fields: Readonly<Record<string, unknown>> = {}) =>
    call('POST', '/api/3.0/mlflow/traces', {
      trace: {
        trace_info: {
          trace_id: TRACE_ID,
          trace_location: { type: 'MLFLOW_EXPERIMENT', mlflow_experiment: { experiment_id: '0' } },
          request_time: REQUEST_TIME,
          execution_duration: '0.001s',
          state: 'OK',
          request_preview: 'asked',
          trace_metadata: { 'mlflow.trace.session': 's1', 'mlflow.trace.sizeStats': '{"num_spans": 2}' },
          tags: { 'mlflow.traceName': 'litellm-completion', jobID: '2145' },
          ...fields,
        },
      },
    });
  const send = (...spans: readonly SpanSketch[]) =>
    postOtlp(server, { body: encodeTraceData(toTestTraceData(spans)), headers: { 'x-mlflow-experiment-id': '0' } });
  const getInfo = async () => {
    const { json } = await call('GET', `/api/3.0/mlflow/traces/${TRACE_ID}`);
    return (json as { trace: { trace_info: TraceInfoJson } }).trace.trace_info;
  };

  const root: SpanSketch = { name: 'root', attributes: { 'mlflow.traceRequestId': { stringValue: TRACE_ID } } };
  const child: SpanSketch = { name: 'child', spanId: toSpanIdHex(2), parentSpanId: SPAN_ID };

  it.each([
    ['report', [report, () => send(child), () => send(root)]],
    ['spans', [() => send(child), () => send(root), report]],
    ['a part of the spans', [() => send(child), report, () => send(root)]],
  ] as const)('should be one trace when the %s comes first', async (_, steps) => {
    for (const step of steps) expect((await step()).status).toBe(200);
    const info = await getInfo();
    expect(info).toMatchObject({
      state: 'OK',
      execution_duration: '0.001s',
      request_preview: 'asked',
      trace_metadata: { 'mlflow.trace.session': 's1', 'mlflow.trace.infoFinalized': 'true' },
      tags: { jobID: '2145', 'mlflow.traceName': 'litellm-completion', 'mlflow.trace.spansLocation': 'TRACKING_STORE' },
    });
    const { items } = await server.client.listTraces({ params: { experimentId: '0' } });
    expect(items).toMatchObject([
      { traceId: TRACE_ID, name: 'litellm-completion', sessionId: 's1', spanCount: 2, inputPreview: 'asked' },
    ]);
  });

  it('should not be given out with spans before all that were announced are there', async () => {
    const get = (query = '') => call('GET', `/api/3.0/mlflow/traces/get?trace_id=${TRACE_ID}${query}`);
    await report();
    expect((await get()).status).toBe(404);
    await send(child);
    expect((await get()).text).toContain('not fully exported yet');
    expect((await get('&allow_partial=True')).status).toBe(200);
    expect((await call('GET', `/api/3.0/mlflow/traces/batchGet?trace_ids=${TRACE_ID}&trace_ids=x`)).json).toEqual({});
    await send(root);
    const { status, text } = await get();
    expect(status).toBe(200);
    expect(text, 'every digit').toContain(`"start_time_unix_nano":${START_UNIX_NANO}`);
    const batch = await call('GET', `/api/3.0/mlflow/traces/batchGet?trace_ids=x&trace_ids=${TRACE_ID}`);
    expect(batch.json).toMatchObject({
      traces: [{ trace_info: { trace_id: TRACE_ID }, spans: [{ name: 'root' }, { name: 'child' }] }],
    });
  });

  it('should take its spans from an uploaded file, as the TypeScript SDK sends them', async () => {
    const reply = await report({ trace_metadata: {}, tags: {} });
    const { tags } = (reply.json as { trace: { trace_info: TraceInfoJson } }).trace.trace_info;
    expect(tags).toEqual({ 'mlflow.artifactLocation': `mlflow-artifacts:/0/traces/${TRACE_ID}/artifacts` });
    const file = {
      spans: [
        {
          trace_id: Buffer.from(TRACE_ID).toString('base64'),
          span_id: Buffer.from(SPAN_ID, 'hex').toString('base64'),
          parent_span_id: '',
          name: 'from-file',
          start_time_unix_nano: Number(START_UNIX_NANO / NANOS_PER_MS) * 1e6,
          end_time_unix_nano: Number(START_UNIX_NANO / NANOS_PER_MS) * 1e6 + 1e6,
          status: { code: 'STATUS_CODE_OK', message: '' },
          attributes: { 'mlflow.spanType': 'LLM', 'mlflow.spanInputs': { q: 1 }, 'mlflow.traceRequestId': TRACE_ID },
          events: [],
        },
      ],
    };
    const path = `/api/2.0/mlflow-artifacts/artifacts/0/traces/${TRACE_ID}/artifacts/traces.json`;
    expect((await call('PUT', path, file)).status).toBe(200);
    expect((await call('PUT', path, file)).status, 'the same again').toBe(200);
    expect((await call('GET', path)).json, 'it comes back as it was sent').toEqual(file);
    expect((await getInfo()).tags, 'MLflow clients look for the spans in the file').toEqual(tags);
    const { json } = await call('GET', `/api/3.0/mlflow/traces/get?trace_id=${TRACE_ID}`);
    expect(json).toMatchObject({
      trace: {
        spans: [{ name: 'from-file', span_id: 'u7u7u7u7u7s=', trace_id: Buffer.from(HEX, 'hex').toString('base64') }],
      },
    });
    const { items } = await server.client.listSpans({ params: { traceId: TRACE_ID } });
    expect(items).toMatchObject([{ name: 'from-file', type: 'LLM' }]);
  });

  it('should keep what came by OTLP when the file comes after it, and add what is missing', async () => {
    await report();
    await send({ ...root, name: 'by OTLP' });
    const span = (name: string, spanId: string) => ({ span_id: Buffer.from(spanId, 'hex').toString('base64'), name });
    const file = { spans: [span('stale', SPAN_ID), span('missing', toSpanIdHex(7))] };
    await call('PUT', `/api/2.0/mlflow-artifacts/artifacts/0/traces/${TRACE_ID}/artifacts/traces.json`, file);
    const { items } = await server.client.listSpans({ params: { traceId: TRACE_ID } });
    expect(items.map(({ name }) => name).toSorted()).toEqual(['by OTLP', 'missing']);
  });

  it.each(['{', '[]', '{"spans":"none"}', ''])('should shrug at a file that holds %j', async (body) => {
    await report();
    const path = `${server.baseUrl}/api/2.0/mlflow-artifacts/artifacts/0/traces/${TRACE_ID}/artifacts/traces.json`;
    expect((await fetch(path, { method: 'PUT', body })).status).toBe(200);
    expect(await getInfo()).toMatchObject({ state: 'OK' });
    expect(server.logLines.join('\n')).not.toContain('bug');
  });

  it('should be readable as a file when its spans came by OTLP', async () => {
    await send({
      ...root,
      attributes: { n: { intValue: 3n }, arr: { arrayValue: { values: [{ stringValue: 'a' }] } } },
    });
    const { json } = await call(
      'GET',
      `/api/2.0/mlflow-artifacts/artifacts/0/traces/${TRACE_ID}/artifacts/traces.json`,
    );
    expect(json).toMatchObject({
      spans: [{ name: 'root', parent_span_id: null, attributes: { n: '3', arr: '["a"]' } }],
    });
    const { json: artifact } = await call('GET', `/ajax-api/3.0/mlflow/get-trace-artifact?request_id=${TRACE_ID}`);
    expect(artifact).toEqual(json);
  });

  it('should be found by the name its client gave it, also when that is a bare OpenTelemetry id', async () => {
    await report({ trace_id: HEX });
    expect((await call('GET', `/api/3.0/mlflow/traces/${HEX}`)).json).toMatchObject({
      trace: { trace_info: { trace_id: HEX } },
    });
    expect(await server.client.getTrace({ params: { traceId: HEX } })).toMatchObject({ traceId: HEX });
    await send({ name: 'other trace' });
    expect(await server.client.getTrace({ params: { traceId: TRACE_ID } })).toMatchObject({ name: 'other trace' });
  });

  it('should be gone with all that was known of it when it is deleted', async () => {
    await report();
    await send(root, child);
    const deletion = { experiment_id: '0', request_ids: [TRACE_ID] };
    expect((await call('POST', '/api/2.0/mlflow/traces/delete-traces', deletion)).json).toEqual({ traces_deleted: 1 });
    expect((await call('GET', `/api/3.0/mlflow/traces/${TRACE_ID}`)).status).toBe(404);
    const { items } = await server.client.listTraces({ params: { experimentId: '0' } });
    expect(items).toEqual([]);
  });

  it('should cost what its model does when it is deleted and sent again', async () => {
    const sendCall = (model: string) =>
      send({
        attributes: {
          'gen_ai.operation.name': { stringValue: 'chat' },
          'gen_ai.request.model': { stringValue: model },
          'gen_ai.usage.input_tokens': { intValue: 1_000_000n },
        },
      });
    const readCost = async () => (await getInfo()).trace_metadata['mlflow.trace.cost'];
    await sendCall('gpt-4o');
    expect(await readCost()).toContain('"total_cost":2.5');
    await call('POST', '/api/2.0/mlflow/traces/delete-traces', { experiment_id: '0', request_ids: [TRACE_ID] });
    // Nothing but the model tells it from the first one.
    await sendCall('gpt-4.1');
    expect(await readCost()).toContain('"total_cost":2}');
  });

  it('should be in progress once its client says so, whatever was read of its open root before', async () => {
    await send({ endTimeUnixNano: 0n, attributes: { 'input.value': { stringValue: 'asked' } } });
    expect(await getInfo()).toMatchObject({ state: 'OK' });
    await report({ state: 'IN_PROGRESS', execution_duration: undefined, request_preview: undefined });
    expect(await getInfo()).toMatchObject({ state: 'IN_PROGRESS' });
  });
});
