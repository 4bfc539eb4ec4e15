import { join } from 'node:path';

import { expect, test } from 'vitest';

import { findFreePort } from './support/free-port.ts';
import { startGander, type GanderProcess } from './support/gander-process.ts';
import { postTraces } from './support/post-traces.ts';
import { readProcessMemory } from './support/process-memory.ts';
import { createSeededRandom, type SeededRandom } from './support/seeded-random.ts';
import { openStuckReader } from './support/stuck-reader.ts';
import { createTempFolder } from './support/temp-folder.ts';
import { encodeTestSpans } from './support/test-span.ts';

const READERS = 50;
const TRACES_PER_REQUEST = 200;
const LOAD_MS = 5000;
/** The kernel takes up to 4 MB per reader before the server notices that nobody reads. */
const FILL_MS = 14_000;
/** Kept for every reader, the ids of one load would be 100 MB. */
const MAX_GROWTH_MB = 50;
const MAX_PEAK_RSS_MB = 512;
/** Generous: the machine is shared. A reader that blocked ingest would cost seconds, or for ever. */
const MAX_SLOWDOWN = 3;
const NOISE_MS = 20;

test(`${READERS} live readers that never read slow no acknowledgement and cost a bounded amount of memory`, async () => {
  const options = { databasePath: join(createTempFolder(), 'gander.db'), port: await findFreePort() };
  const server = await startGander(options);
  const random = createSeededRandom(50);
  await measureAcks(server, random, LOAD_MS);
  const alone = await measureAcks(server, random, LOAD_MS);

  for (let reader = 0; reader < READERS; reader += 1) await openStuckReader(server, '0');
  await measureAcks(server, random, FILL_MS);
  const before = readProcessMemory(server.pid);
  await measureAcks(server, random, LOAD_MS);
  const between = readProcessMemory(server.pid);
  const watched = await measureAcks(server, random, LOAD_MS);
  const after = readProcessMemory(server.pid);
  // What is kept for readers grows with every load; the heap takes a step once in a while.
  const growthMb = Math.min(between.peakRssMb - before.peakRssMb, after.peakRssMb - between.peakRssMb);

  expect(watched.medianMs).toBeLessThan(alone.medianMs * MAX_SLOWDOWN + NOISE_MS);
  expect(watched.p99Ms).toBeLessThan(alone.p99Ms * MAX_SLOWDOWN + NOISE_MS);
  expect(growthMb).toBeLessThan(MAX_GROWTH_MB);
  expect(after.peakRssMb).toBeLessThan(MAX_PEAK_RSS_MB);
});

async function measureAcks(server: GanderProcess, random: SeededRandom, durationMs: number) {
  const timesMs: number[] = [];
  const endAt = performance.now() + durationMs;
  while (performance.now() < endAt) {
    const body = encodeTestSpans(
      Array.from({ length: TRACES_PER_REQUEST }, () => ({ traceId: random.hex(16), spanId: random.hex(8) })),
    );
    const sentAt = performance.now();
    expect((await postTraces(server, body)).status).toBe(200);
    timesMs.push(performance.now() - sentAt);
  }
  timesMs.sort((a, b) => a - b);
  return {
    medianMs: timesMs[Math.floor(timesMs.length / 2)] as number,
    p99Ms: timesMs[Math.floor(timesMs.length * 0.99)] as number,
  };
}
