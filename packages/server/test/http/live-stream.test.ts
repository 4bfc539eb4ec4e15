import { liveEvent, type LiveEvent } from '@gander/api/gander/live-event';
import { beforeAll, expect, onTestFinished, test } from 'vitest';

import { postSpans } from './support/post-otlp.ts';
import { toSpanIdHex, toTraceIdHex } from './support/test-spans.ts';
import { openTestServer, startTestServer, type TestServer } from './support/test-server.ts';

let server: TestServer;
let experimentId: string;

beforeAll(async () => {
  server = await openTestServer();
  ({ experimentId } = await server.client.createExperiment({ params: {}, body: { name: 'live' } }));
  return () => server.dispose();
});

interface LiveReader {
  readonly events: LiveEvent[];
  readonly contentType: string | null;
  /** Resolves when the server has ended the stream. */
  readonly ended: Promise<void>;
}

async function openLiveReader(target: TestServer, query: string): Promise<LiveReader> {
  const controller = new AbortController();
  onTestFinished(() => controller.abort());
  const response = await fetch(`${target.baseUrl}/api/gander/v1/live${query}`, { signal: controller.signal });
  expect(response.status).toBe(200);
  const events: LiveEvent[] = [];
  return {
    events,
    contentType: response.headers.get('content-type'),
    ended: readEvents(response, events).catch(() => {}),
  };
}

async function readEvents(response: Response, events: LiveEvent[]): Promise<void> {
  let text = '';
  for await (const part of (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
    text += part;
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const [, data] = /^event: traces\ndata: (.*)$/m.exec(block) ?? [];
      if (data !== undefined) events.push(liveEvent.parse(JSON.parse(data)));
    }
  }
}

test('the id of a trace comes after its commit', async () => {
  const reader = await openLiveReader(server, '?experimentId=0');
  expect(reader.contentType).toMatch(/^text\/event-stream/);
  const traceId = toTraceIdHex(1);
  await postSpans(server, [{ traceId }]);
  await expect.poll(() => reader.events).toEqual([{ experimentId: '0', traceIds: [`tr-${traceId}`] }]);
  expect(await server.client.getTrace({ params: { traceId: `tr-${traceId}` } })).toMatchObject({ spanCount: 1 });
});

test('many commits within a moment are few events, each trace named once in each', async () => {
  const reader = await openLiveReader(server, '?experimentId=0');
  const traceId = toTraceIdHex(2);
  const requests = 60;
  for (let index = 0; index < requests; index += 1)
    await postSpans(server, [{ traceId, spanId: toSpanIdHex(index + 1) }]);
  await expect
    .poll(async () => (await server.client.getTrace({ params: { traceId: `tr-${traceId}` } })).spanCount)
    .toBe(requests);
  await expect.poll(() => reader.events.length).toBeGreaterThan(0);
  expect(reader.events.length).toBeLessThan(requests / 2);
  for (const event of reader.events) expect(event.traceIds).toEqual([`tr-${traceId}`]);
});

test('a reader hears of its experiment, or its trace, and of nothing else', async () => {
  const ofExperiment = await openLiveReader(server, `?experimentId=${experimentId}`);
  const ofTrace = await openLiveReader(server, `?traceId=tr-${toTraceIdHex(4)}`);
  await postSpans(server, [{ traceId: toTraceIdHex(3) }]);
  await postSpans(server, [{ traceId: toTraceIdHex(4) }]);
  await postSpans(server, [{ traceId: toTraceIdHex(5) }], { 'x-mlflow-experiment-id': experimentId });
  await expect.poll(() => ofExperiment.events).toEqual([{ experimentId, traceIds: [`tr-${toTraceIdHex(5)}`] }]);
  await expect.poll(() => ofTrace.events).toEqual([{ experimentId: '0', traceIds: [`tr-${toTraceIdHex(4)}`] }]);
});

test('more traces at once than a reader could look at are the advice to read again', async () => {
  const reader = await openLiveReader(server, `?experimentId=${experimentId}`);
  const spans = Array.from({ length: 5000 }, (_, index) => ({ traceId: toTraceIdHex(10_000 + index) }));
  await postSpans(server, spans, { 'x-mlflow-experiment-id': experimentId });
  await expect.poll(() => reader.events).toEqual([{ experimentId, traceIds: [], resync: true }]);
});

test('what was refused is not announced', async () => {
  const reader = await openLiveReader(server, '?experimentId=0');
  await postSpans(server, [{ traceId: '' }]);
  await postSpans(server, [{ traceId: toTraceIdHex(6) }]);
  await expect.poll(() => reader.events).toEqual([{ experimentId: '0', traceIds: [`tr-${toTraceIdHex(6)}`] }]);
});

test('an id that cannot be one is refused, and not taken for all', async () => {
  expect((await fetch(`${server.baseUrl}/api/gander/v1/live?experimentId=mine`)).status).toBe(400);
});

test('closing the server ends the stream', async () => {
  const other = await startTestServer();
  const reader = await openLiveReader(other, '?experimentId=0');
  const startMs = performance.now();
  await other.dispose();
  await reader.ended;
  expect(performance.now() - startMs).toBeLessThan(2000);
});

test('/metrics counts the readers that are there', async () => {
  const other = await startTestServer();
  const countReaders = async () =>
    /^gander_live_readers (\d+)$/m.exec(await (await fetch(`${other.baseUrl}/metrics`)).text())?.[1];
  expect(await countReaders()).toBe('0');
  const controller = new AbortController();
  const response = await fetch(`${other.baseUrl}/api/gander/v1/live`, { signal: controller.signal });
  expect(response.status).toBe(200);
  expect(await countReaders()).toBe('1');
  controller.abort();
  await expect.poll(countReaders).toBe('0');
});
