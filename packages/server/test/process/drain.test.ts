import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { expect, test } from 'vitest';

import { startExporterLoad } from './support/exporter-load.ts';
import { findFreePort } from './support/free-port.ts';
import { startGander } from './support/gander-process.ts';
import { createSeededRandom } from './support/seeded-random.ts';
import { createSpanLedger } from './support/span-ledger.ts';
import { createTempFolder } from './support/temp-folder.ts';

const STOP_LIMIT_MS = 10_000;

test.for(['SIGTERM', 'SIGINT'] as const)(
  '%s under load drains: every answered span is kept, exit code 0',
  async (signal) => {
    const options = { databasePath: join(createTempFolder(), 'gander.db'), port: await findFreePort() };
    const ledger = createSpanLedger();
    const server = await startGander(options);
    const load = startExporterLoad(server, createSeededRandom(15), ledger);
    await delay(500);

    const signalledAt = performance.now();
    expect(await server.end(signal)).toMatchObject({ code: 0, signal: null });
    expect(performance.now() - signalledAt).toBeLessThan(STOP_LIMIT_MS);
    await load.stop();

    expect(ledger.acknowledgedSpanCount).toBeGreaterThan(0);
    await ledger.expectKept(await startGander(options));
  },
);

test('SIGTERM ends open live streams instead of waiting for their readers', async () => {
  const options = { databasePath: join(createTempFolder(), 'gander.db'), port: await findFreePort() };
  const server = await startGander(options);
  const stream = await fetch(`${server.baseUrl}/api/gander/v1/live?experimentId=0`);
  expect(stream.headers.get('content-type')).toContain('text/event-stream');
  const ended = stream.text().catch(() => 'broken off');

  const signalledAt = performance.now();
  expect(await server.end('SIGTERM')).toMatchObject({ code: 0, signal: null });
  expect(performance.now() - signalledAt).toBeLessThan(STOP_LIMIT_MS);
  await ended;
});
