import { connect } from 'node:net';
import { ReadableStream } from 'node:stream/web';
import { once } from 'node:events';

import { encodeTraceData } from '@gander/protocol/trace-encoder';
import { expect, onTestFinished, test } from 'vitest';

import { postOtlp, postSpans } from './support/post-otlp.ts';
import { toTestTraceData, toTraceIdHex } from './support/test-spans.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';

const QUEUE_BYTES = 100_000;

/** A sender that claims a body and does not send it. */
async function openStalledPost(port: number, contentLength: number) {
  const socket = connect({ host: '127.0.0.1', port });
  onTestFinished(() => {
    socket.destroy();
  });
  await once(socket, 'connect');
  socket.write(
    `POST /v1/traces HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/x-protobuf\r\ncontent-length: ${contentLength}\r\n\r\n\n`,
  );
  return socket;
}

/** Takes all room but ten bytes, and keeps it until the test ends. */
async function fillQueue(server: TestServer) {
  const stalled = await openStalledPost(server.port, QUEUE_BYTES - 10);
  await expect
    .poll(
      async () =>
        (await (await fetch(`${server.baseUrl}/metrics`)).text()).match(/^gander_ingest_queue_bytes (\d+)/m)?.[1],
    )
    .toBe(String(QUEUE_BYTES - 10));
  return stalled;
}

test('a full queue answers 503 with Retry-After at once, and takes requests again when there is room', async () => {
  const server = await startTestServer({ queueBytes: QUEUE_BYTES });
  const stalled = await fillQueue(server);

  const body = encodeTraceData(toTestTraceData([{ traceId: toTraceIdHex(1) }]));
  const refusal = await postOtlp(server, { body });
  expect(refusal.status).toBe(503);
  expect(Number(refusal.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(refusal.text).toMatch(/again/);
  // Reading goes on.
  expect((await server.client.listExperiments({ params: {} })).items).toHaveLength(1);

  stalled.destroy();
  await expect.poll(async () => (await postOtlp(server, { body })).status).toBe(200);
});

test('a body that is larger than the room there is, and not announced, is refused while it arrives', async () => {
  const server = await startTestServer({ queueBytes: QUEUE_BYTES });
  await fillQueue(server);
  const response = await fetch(`${server.baseUrl}/v1/traces`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-protobuf' },
    body: ReadableStream.from(Array.from({ length: 8 }, () => new Uint8Array(QUEUE_BYTES / 4))),
    duplex: 'half',
  } as unknown as RequestInit);
  expect(response.status).toBe(503);
});

test('the sender of a large body reads its refusal: the connection is not cut under it', async () => {
  const server = await startTestServer({ queueBytes: QUEUE_BYTES });
  await fillQueue(server);
  const body = new Uint8Array(8_000_000);
  const answers = await Promise.all(Array.from({ length: 8 }, () => postOtlp(server, { body })));
  expect(answers.map((answer) => answer.status)).toEqual(Array.from({ length: 8 }, () => 503));
});

test('an announced body over the limit is refused before it is read', async () => {
  const server = await startTestServer();
  const socket = await openStalledPost(server.port, 65 * 1024 * 1024);
  const [head] = (await once(socket, 'data')) as [Buffer];
  expect(head.toString('latin1')).toMatch(/^HTTP\/1\.1 413 /);
});

test('a sender that hangs up in the middle leaves nothing behind', async () => {
  const server = await startTestServer({ queueBytes: QUEUE_BYTES });
  for (let index = 0; index < 5; index += 1) (await openStalledPost(server.port, QUEUE_BYTES / 2)).destroy();
  await expect
    .poll(
      async () =>
        (await (await fetch(`${server.baseUrl}/metrics`)).text()).match(/^gander_ingest_queue_bytes (\d+)/m)?.[1],
    )
    .toBe('0');
  expect(await postSpans(server, [{}])).toMatchObject({ status: 200 });
});
