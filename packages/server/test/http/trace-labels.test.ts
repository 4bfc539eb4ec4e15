import { encodeTraceData } from '@gander/protocol/trace-encoder';
import { expect, test } from 'vitest';

import { postOtlp, postSpans } from './support/post-otlp.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';
import { SPAN_ID, toSpanIdHex, toTestTraceData, TRACE_ID } from './support/test-spans.ts';

const traceId = `tr-${TRACE_ID}`;
const text = (stringValue: string) => ({ stringValue });

const ROOT = { spanId: SPAN_ID, attributes: { 'langfuse.release': text('v7') } };
const CALL = {
  spanId: toSpanIdHex(2),
  parentSpanId: SPAN_ID,
  attributes: {
    'gen_ai.operation.name': text('acompletion'),
    'metadata.requester_metadata': text("{'session_id': 's-1', 'tags': ['ignored']}"),
    request_tags: text("['team:search:x', 'blue']"),
  },
};
const RESOURCE = { 'service.name': text('shop'), 'deployment.environment.name': text('production') };

function post(server: TestServer, spans: Parameters<typeof toTestTraceData>[0]) {
  return postOtlp(server, { body: encodeTraceData(toTestTraceData(spans, RESOURCE)) });
}

test.for([
  ['root', 'call'],
  ['call', 'root'],
  ['call', 'call', 'root', 'call'],
] as const)('environment, release and tags are those of the trace, sent as %s', async (order) => {
  const server = await startTestServer();
  for (const span of order) expect((await post(server, [span === 'root' ? ROOT : CALL])).status).toBe(200);
  const expected = { environment: 'production', release: 'v7', sessionId: 's-1', sessionGranularity: 'session' };
  expect(await server.client.getTrace({ params: { traceId } })).toMatchObject({
    ...expected,
    tags: { team: 'search:x', blue: '' },
  });
  const { items } = await server.client.listTraces({ params: { experimentId: '0' } });
  expect(items).toMatchObject([expected]);
});

test('what our SDK says of a trace is its metadata and its request id, found and shown to MLflow’s clients', async () => {
  const server = await startTestServer();
  const root = {
    spanId: SPAN_ID,
    attributes: {
      'mlflow.traceRequestId': text(traceId),
      'mlflow.trace.metadata.shop': text('porto'),
      'mlflow.trace.metadata.mlflow.trace.session': text('s-9'),
      'mlflow.trace.metadata.mlflow.trace.user': text('ann'),
      'mlflow.trace.clientRequestId': text('order-1'),
    },
  };
  await post(server, [root]);
  // An exporter that did not see our answer sends it again.
  await post(server, [root]);
  const call = async (path: string, body?: unknown) => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    return (await fetch(`${server.baseUrl}${path}`, body === undefined ? {} : init)).json() as Promise<unknown>;
  };
  const getInfo = async () => {
    const answer = await call(`/api/3.0/mlflow/traces/${traceId}`);
    return (answer as { trace: { trace_info: Record<string, unknown> } }).trace.trace_info;
  };
  expect(await getInfo()).toMatchObject({
    client_request_id: 'order-1',
    trace_metadata: { shop: 'porto', 'mlflow.trace.session': '"s-9"', 'mlflow.trace.user': '"ann"' },
  });
  expect(await server.client.getTrace({ params: { traceId } })).toMatchObject({ sessionId: 's-9', userId: 'ann' });
  const locations = [{ type: 'MLFLOW_EXPERIMENT', mlflow_experiment: { experiment_id: '0' } }];
  const find = async (filter: string) => {
    const answer = await call('/api/3.0/mlflow/traces/search', { locations, filter });
    return ((answer as { traces?: readonly { trace_id: string }[] }).traces ?? []).map(({ trace_id }) => trace_id);
  };
  expect(await find("metadata.shop = 'porto'")).toEqual([traceId]);
  expect(await find("metadata.`mlflow.trace.session` = 's-9'")).toEqual([traceId]);
  expect(await find("client_request_id = 'order-1'")).toEqual([traceId]);
  expect(await find("metadata.shop = 'faro'")).toEqual([]);

  await call('/api/3.0/mlflow/traces', {
    trace: {
      trace_info: {
        trace_id: traceId,
        trace_location: locations[0],
        request_time: '2026-01-01T00:00:00Z',
        state: 'OK',
        client_request_id: 'told',
        trace_metadata: { shop: 'lisbon' },
      },
    },
  });
  await post(server, [{ ...root, name: 'again' }]);
  expect(await getInfo()).toMatchObject({ client_request_id: 'told', trace_metadata: { shop: 'lisbon' } });
  expect(await find("client_request_id = 'order-1'")).toEqual([]);
});

test('a run of Pydantic AI’s is no session until a second trace has its id', async () => {
  const server = await startTestServer();
  const run = {
    attributes: {
      'gen_ai.conversation.id': text('0198f3a2-7c11-7d44-9a55-0f1e2d3c4b5a'),
      'gen_ai.agent.call.id': text('0198f3a2-7c11-7d44-9a55-0f1e2d3c4b5b'),
    },
  };
  const granularity = async () => (await server.client.getTrace({ params: { traceId } })).sessionGranularity;
  await postSpans(server, [run]);
  expect(await granularity()).toBe('run');
  await postSpans(server, [{ ...run, traceId: 'cc'.repeat(16) }]);
  expect(await granularity()).toBe('session');
});

test('a tool of Claude Code’s shows why it failed, which only the span below it says', async () => {
  const server = await startTestServer();
  const tool = {
    name: 'claude_code.tool',
    spanId: toSpanIdHex(2),
    parentSpanId: SPAN_ID,
    attributes: { 'span.type': text('tool'), tool_name: text('Bash'), full_command: text('npm test') },
  };
  const execution = {
    name: 'claude_code.tool.execution',
    spanId: toSpanIdHex(3),
    parentSpanId: tool.spanId,
    status: { code: 2, message: '' },
    attributes: { 'span.type': text('tool.execution'), error: text('exit 1'), error_class: text('ShellError') },
  };
  await postSpans(server, [execution]);
  await postSpans(server, [tool]);
  const detail = await server.client.getSpan({ params: { traceId, spanId: tool.spanId } });
  expect(detail.span.status).toBe('ERROR');
  expect(detail.normalized).toMatchObject({
    type: 'TOOL',
    inputs: { command: 'npm test' },
    error: { type: 'ShellError', message: 'exit 1' },
  });
});
