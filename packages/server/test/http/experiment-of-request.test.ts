import { encodeTraceData } from '@gander/protocol/trace-encoder';
import { beforeAll, expect, test } from 'vitest';

import { postOtlp, postSpans } from './support/post-otlp.ts';
import { toSpanIdHex, toTestTraceData, toTraceIdHex } from './support/test-spans.ts';
import { openTestServer, type TestServer } from './support/test-server.ts';

let server: TestServer;
/** Not the default one. */
let experimentId: string;

beforeAll(async () => {
  server = await openTestServer();
  ({ experimentId } = await server.client.createExperiment({ params: {}, body: { name: 'mine' } }));
  return () => server.dispose();
});

async function experimentOf(traceId: string): Promise<string> {
  return (await server.client.getTrace({ params: { traceId: `tr-${traceId}` } })).experimentId;
}

test('without header and attribute a trace goes to experiment 0', async () => {
  await postSpans(server, [{ traceId: toTraceIdHex(1) }]);
  expect(await experimentOf(toTraceIdHex(1))).toBe('0');
});

test('the header names the experiment', async () => {
  const answer = await postSpans(server, [{ traceId: toTraceIdHex(2) }], { 'x-mlflow-experiment-id': experimentId });
  expect(answer.status).toBe(200);
  expect(await experimentOf(toTraceIdHex(2))).toBe(experimentId);
});

test.for(['mlflow.experimentId', 'mlflow.experiment_id'])(
  'the resource attribute %s names the experiment',
  async (key) => {
    const traceId = toTraceIdHex(10 + key.length);
    const data = toTestTraceData([{ traceId }], { [key]: { stringValue: experimentId } });
    expect((await postOtlp(server, { body: encodeTraceData(data) })).status).toBe(200);
    expect(await experimentOf(traceId)).toBe(experimentId);
  },
);

test('the header wins over the attribute', async () => {
  const traceId = toTraceIdHex(3);
  const data = toTestTraceData([{ traceId }], { 'mlflow.experimentId': { stringValue: experimentId } });
  await postOtlp(server, { body: encodeTraceData(data), headers: { 'x-mlflow-experiment-id': '0' } });
  expect(await experimentOf(traceId)).toBe('0');
});

test('an attribute that names no experiment is ignored: telemetry is not lost to a stale setting', async () => {
  const traceId = toTraceIdHex(4);
  const data = toTestTraceData([{ traceId }], { 'mlflow.experimentId': { stringValue: '4711' } });
  expect((await postOtlp(server, { body: encodeTraceData(data) })).status).toBe(200);
  expect(await experimentOf(traceId)).toBe('0');
});

test('a header that names no experiment is refused by name, and nothing is stored', async () => {
  const traceId = toTraceIdHex(5);
  const answer = await postSpans(server, [{ traceId }], { 'x-mlflow-experiment-id': '4711' });
  expect(answer.status).toBe(404);
  expect(answer.text).toContain('4711');
  await expect(server.client.getTrace({ params: { traceId: `tr-${traceId}` } })).rejects.toMatchObject({ status: 404 });
});

test('a header that is no number is refused', async () => {
  const answer = await postSpans(server, [{}], { 'x-mlflow-experiment-id': 'mine' });
  expect(answer.status).toBe(400);
  expect(answer.text).toContain('x-mlflow-experiment-id');
});

test('an experiment that is created later is found without a restart', async () => {
  const before = await postSpans(server, [{ traceId: toTraceIdHex(6) }], { 'x-mlflow-experiment-id': '2' });
  expect(before.status).toBe(404);
  const { experimentId } = await server.client.createExperiment({ params: {}, body: { name: 'later' } });
  expect(experimentId).toBe('2');
  const after = await postSpans(server, [{ traceId: toTraceIdHex(6) }], { 'x-mlflow-experiment-id': '2' });
  expect(after.status).toBe(200);
});

test('a trace stays in its first experiment', async () => {
  const traceId = toTraceIdHex(7);
  await postSpans(server, [{ traceId, spanId: toSpanIdHex(1) }]);
  await postSpans(server, [{ traceId, spanId: toSpanIdHex(2) }], { 'x-mlflow-experiment-id': experimentId });
  expect(await experimentOf(traceId)).toBe('0');
});

test("an MLflow client's own trace id is the trace's id", async () => {
  const attributes = { 'mlflow.traceRequestId': { stringValue: 'tr-chosen-by-the-client' } };
  await postSpans(server, [{ traceId: toTraceIdHex(8), attributes }]);
  expect(await server.client.getTrace({ params: { traceId: 'tr-chosen-by-the-client' } })).toMatchObject({
    spanCount: 1,
  });
});
