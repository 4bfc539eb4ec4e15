import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { createGanderClient } from '@gander/api/gander/client';
import { expect, test } from 'vitest';

import { findFreePort } from './support/free-port.ts';
import { startGander, type GanderProcess } from './support/gander-process.ts';
import { postTraces, type PostAnswer } from './support/post-traces.ts';
import { createSeededRandom, type SeededRandom } from './support/seeded-random.ts';
import { createSmallDisk, freeBallast, whyNoSmallDisk } from './support/small-disk.ts';
import { createSpanLedger, type SpanLedger } from './support/span-ledger.ts';
import { createTempFolder } from './support/temp-folder.ts';
import { encodeTestSpans } from './support/test-span.ts';

const SIZE_MB = 24;
const BALLAST_MB = 16;
/** Hex text packs two to one: this is several times what the disk has left. */
const MAX_BATCHES = 400;
const BATCH_TEXT_BYTES = 60_000;

test('a full disk is a 503 with Retry-After, reads go on, and writes go on once there is space', async (context) => {
  const mountPoint = join(createTempFolder(), 'disk');
  mkdirSync(mountPoint);
  const obstacle = whyNoSmallDisk(mountPoint);
  if (obstacle !== undefined) context.skip(obstacle);

  const disk = createSmallDisk({ mountPoint, sizeMb: SIZE_MB, ballastMb: BALLAST_MB });
  const server = await startGander({
    databasePath: join(mountPoint, 'gander.db'),
    port: await findFreePort(),
    wrapper: disk.wrapper,
  });
  const random = createSeededRandom(7);
  const ledger = createSpanLedger();

  const refusal = await sendUntilRefused(server, random, ledger);
  expect(refusal).toMatchObject({ status: 503 });
  expect(Number(refusal.retryAfter)).toBeGreaterThan(0);
  expect(refusal.body).toMatch(/disk|space|full/i);
  expect(ledger.acknowledgedSpanCount).toBeGreaterThan(0);

  // Full, it still serves what it has.
  await ledger.expectKept(server);
  const page = await createGanderClient({ baseUrl: server.baseUrl }).listTraces({ params: { experimentId: '0' } });
  expect(page.items.length).toBeGreaterThan(0);
  expect((await fetch(`${server.baseUrl}/health`)).status).toBe(200);

  freeBallast(server, disk);
  expect((await sendBatch(server, random, ledger)).status).toBe(200);
  await ledger.expectKept(server);
});

async function sendUntilRefused(server: GanderProcess, random: SeededRandom, ledger: SpanLedger): Promise<PostAnswer> {
  for (let batch = 0; batch < MAX_BATCHES; batch += 1) {
    const answer = await sendBatch(server, random, ledger);
    if (answer.status !== 200) return answer;
  }
  throw new Error(`The disk took ${MAX_BATCHES} batches of ${BATCH_TEXT_BYTES} bytes and was not full`);
}

async function sendBatch(server: GanderProcess, random: SeededRandom, ledger: SpanLedger): Promise<PostAnswer> {
  const batch = [{ traceId: random.hex(16), spanId: random.hex(8), text: random.hex(BATCH_TEXT_BYTES) }];
  ledger.sent(batch);
  const answer = await postTraces(server, encodeTestSpans(batch));
  if (answer.status === 200) ledger.acknowledged(batch);
  return answer;
}
