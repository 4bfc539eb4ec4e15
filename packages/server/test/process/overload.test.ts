import { join } from 'node:path';

import { createGanderClient } from '@gander/api/gander/client';
import { expect, test } from 'vitest';

import { findFreePort } from './support/free-port.ts';
import { startGander } from './support/gander-process.ts';
import { postTraces } from './support/post-traces.ts';
import { readProcessMemory } from './support/process-memory.ts';
import { createRenewableBody } from './support/renewable-body.ts';
import { createSeededRandom } from './support/seeded-random.ts';
import { createTempFolder } from './support/temp-folder.ts';

const CONNECTIONS = 64;
const REQUESTS = 400;
const SPANS_PER_REQUEST = 1000;
const TEXT_BYTES = 1900;
const MAX_PEAK_RSS_MB = 512;

test('a flood of 64 connections with 4 MB bodies is answered 200 or 503 + Retry-After, in bounded memory', async () => {
  const options = { databasePath: join(createTempFolder(), 'gander.db'), port: await findFreePort() };
  const server = await startGander(options);
  const random = createSeededRandom(64);
  const body = createRenewableBody(random, { spanCount: SPANS_PER_REQUEST, textBytes: TEXT_BYTES });
  expect(body.lengthBytes).toBeGreaterThan(4_000_000);

  const kept: string[] = [];
  const refusals: (string | null)[] = [];
  const others: number[] = [];
  const queue = Array.from({ length: REQUESTS }, () => random.hex(16)).values();
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      for (const traceId of queue) {
        const answer = await postTraces(server, body.withTraceId(traceId));
        if (answer.status === 200) kept.push(traceId);
        else if (answer.status === 503) refusals.push(answer.retryAfter);
        else others.push(answer.status);
      }
    }),
  );

  expect(others).toEqual([]);
  // Without a refusal the queue never was full, and nothing was shown.
  expect(refusals.length).toBeGreaterThan(0);
  expect(refusals.filter((retryAfter) => !(Number(retryAfter) > 0))).toEqual([]);
  expect(readProcessMemory(server.pid).peakRssMb).toBeLessThan(MAX_PEAK_RSS_MB);

  expect(kept.length).toBeGreaterThan(0);
  const client = createGanderClient({ baseUrl: server.baseUrl });
  for (const traceId of kept) {
    expect((await client.getTrace({ params: { traceId } })).spanCount).toBe(SPANS_PER_REQUEST);
  }
  // And it is a normal server again.
  expect((await postTraces(server, body.withTraceId(random.hex(16)))).status).toBe(200);
});
