import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createGanderClient, type GanderClient } from '@gander/api/gander/client';
import type { ServerOptions } from '@gander/server/server-options';
import { startServer } from '@gander/server/start-server';
import { onTestFinished } from 'vitest';

export interface TestServer {
  readonly baseUrl: string;
  readonly port: number;
  readonly client: GanderClient;
  /** Where its database is, or would be. */
  readonly databasePath: string;
  readonly logLines: readonly string[];
  /** Stops the server and leaves its database. */
  stop(): Promise<void>;
  /** Stops the server and deletes its folder. */
  dispose(): Promise<void>;
}

/** A real server on a free port with a database of its own; gone after the test. */
export async function startTestServer(options: Partial<ServerOptions> = {}): Promise<TestServer> {
  const server = await openTestServer(options);
  onTestFinished(() => server.dispose());
  return server;
}

/** For the tests of a file to share: return its `dispose` from `beforeAll`. */
export async function openTestServer(options: Partial<ServerOptions> = {}): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'gander-http-'));
  const databasePath = join(folder, 'gander.db');
  const logLines: string[] = [];
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    storeUri: databasePath,
    version: '0.0.0-test',
    log: (line) => logLines.push(line),
    ...options,
  });
  return {
    baseUrl: server.url,
    port: server.port,
    client: createGanderClient({ baseUrl: server.url }),
    databasePath,
    logLines,
    stop: () => server.close(),
    async dispose() {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
