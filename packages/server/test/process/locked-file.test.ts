import { join } from 'node:path';

import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';

import { findFreePort } from './support/free-port.ts';
import { startGander } from './support/gander-process.ts';
import { postTraces } from './support/post-traces.ts';
import { createSpanLedger } from './support/span-ledger.ts';
import { createTempFolder } from './support/temp-folder.ts';
import { encodeTestSpans } from './support/test-span.ts';

const MAX_WAIT_MS = 15_000;

test('a database locked by another program is a 503 with Retry-After until the lock is gone', async () => {
  const options = { databasePath: join(createTempFolder(), 'gander.db'), port: await findFreePort() };
  const server = await startGander(options);
  const ledger = createSpanLedger();
  const kept = [{ traceId: 'a1'.repeat(16), spanId: 'b1'.repeat(8) }];
  ledger.sent(kept);
  expect((await postTraces(server, encodeTestSpans(kept))).status).toBe(200);
  ledger.acknowledged(kept);

  const other = new Database(options.databasePath);
  onTestFinished(() => {
    other.close();
  });
  other.exec('BEGIN EXCLUSIVE');
  const refused = [{ traceId: 'a2'.repeat(16), spanId: 'b2'.repeat(8) }];
  ledger.sent(refused);
  const sentAt = performance.now();
  const refusal = await postTraces(server, encodeTestSpans(refused));
  expect(refusal).toMatchObject({ status: 503 });
  expect(Number(refusal.retryAfter)).toBeGreaterThan(0);
  expect(refusal.body).toMatch(/lock/i);
  expect(performance.now() - sentAt).toBeLessThan(MAX_WAIT_MS);
  // Reads do not wait for the writer's lock.
  await ledger.expectKept(server);

  other.exec('ROLLBACK');
  expect((await postTraces(server, encodeTestSpans(refused))).status).toBe(200);
  ledger.acknowledged(refused);
  await ledger.expectKept(server);
});
