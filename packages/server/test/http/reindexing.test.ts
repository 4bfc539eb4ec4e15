import type { GanderClient } from '@gander/api/gander/client';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it, vi } from 'vitest';

import { postOtlp, postSpans } from './support/post-otlp.ts';
import { listRecordings, readRecordedRequests } from './support/recordings.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';
import { toSpanIdHex, toTraceIdHex } from './support/test-spans.ts';

const call = {
  'gen_ai.operation.name': { stringValue: 'chat' },
  'gen_ai.request.model': { stringValue: 'house-model' },
  'gen_ai.usage.input_tokens': { intValue: 1_000_000n },
} as const;

const sendTraces = (server: TestServer, { from, to }: { readonly from: number; readonly to: number }) =>
  postSpans(
    server,
    Array.from({ length: to - from }, (_, index) => ({
      traceId: toTraceIdHex(from + index),
      spanId: toSpanIdHex(from + index),
      attributes: call,
    })),
  );

async function waitUntilDone(client: GanderClient, jobId: string) {
  return vi.waitFor(
    async () => {
      const job = await client.getReindexJob({ params: { jobId } });
      expect(job.state).toBe('done');
      return job;
    },
    { timeout: 20_000, interval: 20 },
  );
}

const reindex = async (client: GanderClient, body: Parameters<GanderClient['startReindexing']>[0]['body'] = {}) =>
  waitUntilDone(client, (await client.startReindexing({ params: {}, body })).jobId);

describe('re-indexing', () => {
  it('should put new prices on old traces', async () => {
    const server = await startTestServer();
    await sendTraces(server, { from: 1, to: 201 });
    const params = { experimentId: '0', traceId: toTraceIdHex(77) };
    expect(await server.client.getTrace({ params })).toMatchObject({ costUsd: null });
    await server.client.createPrice({ params: {}, body: { modelPattern: 'house-*', prices: { input: 3 } } });

    expect(await reindex(server.client)).toMatchObject({ state: 'done', doneCount: 200, totalCount: 200 });

    expect(await server.client.getTrace({ params })).toMatchObject({ costUsd: 3, spanCount: 1 });
    const { items } = await server.client.listTraces({ params, query: { limit: 1000 } });
    expect(items.map(({ costUsd }) => costUsd)).toEqual(items.map(() => 3));
  });

  it('should take spans in while it works', async () => {
    const server = await startTestServer();
    await sendTraces(server, { from: 1, to: 1501 });
    const job = await server.client.startReindexing({ params: {}, body: {} });
    for (let index = 0; index < 20; index++) {
      const { status } = await sendTraces(server, { from: 5000 + index, to: 5001 + index });
      expect(status).toBe(200);
    }
    expect((await waitUntilDone(server.client, job.jobId)).doneCount).toBe(1500);
    const counts = await server.client.countTraces({ params: { experimentId: '0' } });
    expect(counts.total).toBe(1520);
  });

  it('should go on after a restart', async () => {
    const first = await startTestServer();
    await sendTraces(first, { from: 1, to: 3001 });
    const { jobId } = await first.client.startReindexing({ params: {}, body: {} });
    await first.stop();
    const second = await startTestServer({ storeUri: first.databasePath });
    expect(await waitUntilDone(second.client, jobId)).toMatchObject({ doneCount: 3000 });
  });

  it('should keep to the experiment and to the time it was asked for', async () => {
    const server = await startTestServer();
    const { experimentId } = await server.client.createExperiment({ params: {}, body: { name: 'other' } });
    await sendTraces(server, { from: 1, to: 4 });
    await postSpans(server, [{ traceId: toTraceIdHex(9), attributes: call }], {
      'x-mlflow-experiment-id': experimentId,
    });
    expect(await reindex(server.client, { experimentId })).toMatchObject({ totalCount: 1, experimentId });
    const later = await reindex(server.client, { fromUnixNano: '1890000000000000000' });
    expect(later).toMatchObject({ totalCount: 0, fromUnixNano: 1_890_000_000_000_000_000n });
  });

  it('should refuse what is no experiment and no job', async () => {
    const { client } = await startTestServer();
    await expect(client.startReindexing({ params: {}, body: { experimentId: 'x' } })).rejects.toMatchObject({
      status: 400,
    });
    await expect(client.getReindexJob({ params: { jobId: '1' } })).rejects.toMatchObject({ status: 404 });
  });

  it('should leave every recording as ingest made it, and repair rows that are wrong', async () => {
    const server = await startTestServer();
    for (const recording of listRecordings()) {
      for (const request of readRecordedRequests(recording)) {
        if (request.path.endsWith('/traces')) await postOtlp(server, { ...request, path: '/v1/traces' });
      }
    }
    const read = async () => {
      const { items } = await server.client.listTraces({ params: { experimentId: '0' }, query: { limit: 1000 } });
      const spans = await Promise.all(
        items.map(({ traceId }) => server.client.listSpans({ params: { traceId }, query: { limit: 20_000 } })),
      );
      // Spans that start together are in no promised order.
      return { items, spans: spans.map((page) => page.items.toSorted((a, b) => (a.spanId < b.spanId ? -1 : 1))) };
    };
    const before = await read();
    expect(before.items.length).toBeGreaterThan(20);
    const database = new BetterSqlite3(server.databasePath);
    database.exec(
      "update spans set type = 'UNKNOWN', cost_usd = 999, session_id = null; update traces set cost_usd = 999",
    );
    database.close();

    expect(await reindex(server.client)).toMatchObject({ doneCount: before.items.length });

    expect(await read()).toEqual(before);
  });

  it('should pass over bytes that are damaged', async () => {
    const server = await startTestServer();
    await sendTraces(server, { from: 1, to: 4 });
    const database = new BetterSqlite3(server.databasePath);
    database.exec("update span_chunks set encoding = 0, raw_size = 3, payload = x'0aff01' where trace_key = 2");
    database.close();
    await server.client.createPrice({ params: {}, body: { modelPattern: 'house-*', prices: { input: 3 } } });
    expect(await reindex(server.client)).toMatchObject({ doneCount: 3 });
    const { items } = await server.client.listTraces({ params: { experimentId: '0' } });
    expect(items.filter(({ costUsd }) => costUsd === 3)).toHaveLength(2);
  });
});
