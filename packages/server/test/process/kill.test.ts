import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { expect, test } from 'vitest';

import { startExporterLoad } from './support/exporter-load.ts';
import { findFreePort } from './support/free-port.ts';
import { launchGander, startGander, waitUntilHealthy } from './support/gander-process.ts';
import { postTraces } from './support/post-traces.ts';
import { createSeededRandom } from './support/seeded-random.ts';
import { createSpanLedger } from './support/span-ledger.ts';
import { createTempFolder } from './support/temp-folder.ts';
import { encodeTestSpans } from './support/test-span.ts';

const SEED = 20_261_121;
const KILLS = 100;
/** Kills in the start itself, while the database is opened and recovered. */
const KILLED_STARTS = 15;
const MAX_LIFE_MS = 300;

test(`every acknowledged span survives ${KILLS} SIGKILLs, and none is there twice after a retry`, async () => {
  const random = createSeededRandom(SEED);
  const options = { databasePath: join(createTempFolder(), 'gander.db'), port: await findFreePort() };
  const ledger = createSpanLedger();
  let retriedBatches = 0;
  let startsFromLog = 0;
  let server = await startGander(options);
  for (let kill = 0; kill < KILLS; kill += 1) {
    const earlier = new Set(ledger.traceIds());
    const load = startExporterLoad(server, random, ledger);
    await delay(random.int(0, MAX_LIFE_MS));
    await server.end('SIGKILL');
    await load.stop();
    if (isWriteAheadLogPresent(options.databasePath)) startsFromLog += 1;

    server = await startGander(options);
    const changed = ledger.traceIds().filter((traceId) => !earlier.has(traceId));
    await ledger.expectKept(server, changed);
    // What an exporter does when no answer came: it sends the batch again.
    const retried = load.unanswered();
    for (const batch of retried) {
      expect((await postTraces(server, encodeTestSpans(batch))).status).toBe(200);
      ledger.acknowledged(batch);
    }
    await ledger.expectKept(server, [...new Set(retried.flat().map((span) => span.traceId))]);
    retriedBatches += retried.length;
  }
  // The load really was interrupted in the middle of its work, and the log really was left behind.
  expect(retriedBatches).toBeGreaterThan(KILLS);
  expect(startsFromLog).toBeGreaterThan(KILLS / 2);
  expect(ledger.acknowledgedSpanCount).toBeGreaterThan(KILLS * 20);
  await ledger.expectKept(server);
});

function isWriteAheadLogPresent(databasePath: string): boolean {
  return (statSync(`${databasePath}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

test('a server killed while it starts leaves a database that starts', async () => {
  const random = createSeededRandom(SEED);
  const options = { databasePath: join(createTempFolder(), 'gander.db'), port: await findFreePort() };
  const ledger = createSpanLedger();
  for (let kill = 0; kill < KILLED_STARTS; kill += 1) {
    const starting = launchGander(options);
    await delay(random.int(50, 700));
    await starting.end('SIGKILL');
  }
  const server = launchGander(options);
  await waitUntilHealthy(server);
  const batch = [{ traceId: random.hex(16), spanId: random.hex(8) }];
  ledger.sent(batch);
  expect((await postTraces(server, encodeTestSpans(batch))).status).toBe(200);
  ledger.acknowledged(batch);
  await ledger.expectKept(server);
});
