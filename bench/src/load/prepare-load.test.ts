import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { writeGzipPool, writeRawPool } from '../corpus/request-pool.ts';
import { prepareLoad } from './prepare-load.ts';

const ANSWER_MS = 40;

/** Answers everything after {@link ANSWER_MS}; the first request is refused. */
async function startSlowServer(): Promise<{ readonly port: number; readonly bodies: readonly string[] }> {
  const bodies: string[] = [];
  let refusals = 1;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      response.statusCode = refusals > 0 ? 503 : 200;
      if (refusals === 0) bodies.push(Buffer.concat(chunks).toString('latin1'));
      refusals = 0;
      setTimeout(() => response.end(), ANSWER_MS);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  return { port: address.port, bodies };
}

function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gander-bench-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

test('a closed loop delivers every request once, each with ids of its own, and retries what was refused', async () => {
  const { port, bodies } = await startSlowServer();
  const pool = writeRawPool(join(createFolder(), 'pool'), 'small', 2);
  const result = await prepareLoad({ port, pool, connections: 3, first: 0, count: 6 })();
  expect(result).toMatchObject({ ackedRequests: 6, refusedRequests: 1 });
  expect(bodies).toHaveLength(6);
  expect(new Set(bodies).size).toBe(6);
  expect(result.rawBytes).toBe(bodies.reduce((sum, body) => sum + body.length, 0));
});

test('an open loop counts the time a request waited for a free connection', async () => {
  const { port } = await startSlowServer();
  const pool = writeRawPool(join(createFolder(), 'pool'), 'small', 2);
  const result = await prepareLoad({ port, pool, connections: 1, first: 0, count: 10, requestsPerSecond: 1000 })();
  // One connection serves one request per ANSWER_MS; the tenth was due after 10 ms.
  expect(result.maxMs).toBeGreaterThan(9 * ANSWER_MS);
});

test('a gzip pool is sent at most once', async () => {
  const folder = createFolder();
  const raw = writeRawPool(join(folder, 'raw'), 'small', 2);
  const gzip = await writeGzipPool(join(folder, 'gzip'), raw, 5);
  expect(gzip.requests).toHaveLength(5);
  expect(() => prepareLoad({ port: 1, pool: gzip, connections: 1, first: 3, count: 3 })).toThrow(/has 5/);
});
