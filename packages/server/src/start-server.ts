import { createServer, type Server } from 'node:http';

import type { StoreDescription } from '@gander/store/store';

import { createDeps, type Deps } from './deps.ts';
import { listen } from './listen.ts';
import { resolveServerOptions, type ServerOptions } from './server-options.ts';

export interface RunningServer {
  /** e.g. `http://127.0.0.1:5000`. */
  readonly url: string;
  readonly port: number;
  describe(): Promise<StoreDescription>;
  /** Takes no more requests, commits what it has taken, closes the database. */
  close(): Promise<void>;
}

/**
 * Longer than senders pause. Batch exporters send every five seconds, which is Node's default: a server that hangs up just
 * then cuts off the next batch.
 */
const KEEP_ALIVE_TIMEOUT_MS = 75_000;
/** Of a whole request; the listener has a limit with exceptions. */
const NO_LIMIT = 0;
/** Connections that have got their answer are closed as soon as this. */
const SWEEP_INTERVAL_MS = 20;
/** Then those go as well whose sender does not finish. Supervisors kill after ten seconds. */
const DRAIN_LIMIT_MS = 5000;

/**
 * Starts a server and resolves when it answers. Throws AppError `failed_precondition` when the port or the database
 * cannot be used as they are, `unavailable` when the database cannot be opened now.
 *
 * @example
 * const server = await startServer({ host: '127.0.0.1', port: 5000, storeUri: 'sqlite:///gander.db', version, log });
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const resolved = resolveServerOptions(options);
  // The port first: two servers on one database is the worse mistake, and this one is cheap to find.
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS, requestTimeout: NO_LIMIT });
  const address = await listen(server, resolved);
  try {
    const ready = createDeps(resolved);
    let closing: Promise<void> | undefined;
    server.on('request', (request, response) => {
      // Exporters keep their connection and send on it for ever: this answer is the last one on it.
      if (closing !== undefined) response.setHeader('connection', 'close');
      ready.then(({ listener }) => listener(request, response)).catch(() => response.destroy());
    });
    const deps = await ready;
    return {
      url: `http://${toUrlHost(address.host)}:${address.port}`,
      port: address.port,
      describe: () => deps.describeAtStart(),
      close: () => (closing ??= close(server, deps)),
    };
  } catch (error) {
    server.close();
    throw error;
  }
}

async function close(server: Server, { live, storage }: Deps): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  live.close();
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_INTERVAL_MS);
  const deadline = setTimeout(() => server.closeAllConnections(), DRAIN_LIMIT_MS);
  await closed;
  clearInterval(sweep);
  clearTimeout(deadline);
  // Commits what was taken, also from connections that did not live to hear so.
  await storage?.close();
}

/** An address as a person would type it. */
function toUrlHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
