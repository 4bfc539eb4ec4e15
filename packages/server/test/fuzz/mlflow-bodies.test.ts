import { Agent, request as openRequest } from 'node:http';

import type { MlflowRoute } from '@gander/api/mlflow/mlflow-route';
import { mlflowRoutes } from '@gander/api/mlflow/mlflow-routes';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { openTestServer, type TestServer } from '../http/support/test-server.ts';
import { createRandomMessage, createRandomText, type RandomSource } from './support/random-message.ts';
import { createSeededRandom } from './support/seeded-random.ts';

const REQUESTS = 20_000;
const CLIENTS = 16;
const SEED = 20_251_004;
/** A sender waits ten seconds; an answer that takes half of that is a hang in the making. */
const SLOW_MS = 5_000;

let server: TestServer;
let known: readonly string[];
const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });

beforeAll(async () => {
  server = await openTestServer();
  const post = async (path: string, body: unknown): Promise<Record<string, unknown>> => {
    const response = await fetch(`${server.baseUrl}/api/2.0/mlflow${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return (await response.json()) as Record<string, unknown>;
  };
  const { experiment_id } = await post('/experiments/create', { name: 'fuzz' });
  const { run } = await post('/runs/create', { experiment_id, run_name: 'fuzz' });
  known = [String(experiment_id), (run as { info: { run_id: string } }).info.run_id, 'fuzz', 'loss', 'name'];
});
afterAll(async () => {
  agent.destroy();
  await server.dispose();
});

it(`should answer ${REQUESTS} random messages without a failure of its own`, async () => {
  const random = createSeededRandom(SEED);
  const failures: string[] = [];
  const counts = { refused: 0, accepted: 0 };
  let left = REQUESTS;
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      while (left > 0) {
        left -= 1;
        const sent = createRequest({ random, known });
        const startMs = performance.now();
        const status = await send(sent);
        if (status >= 500 || performance.now() - startMs > SLOW_MS) {
          failures.push(`${status} ${JSON.stringify(sent).slice(0, 400)}`);
        }
        if (status < 300) counts.accepted += 1;
        else counts.refused += 1;
      }
    }),
  );
  expect(failures.slice(0, 10), `${failures.length} failures`).toEqual([]);
  expect(server.logLines.filter((line) => /bug/i.test(line))).toEqual([]);
  // Both happen, or the messages are not what they are meant to be.
  expect(counts.accepted).toBeGreaterThan(REQUESTS / 50);
  expect(counts.refused).toBeGreaterThan(REQUESTS / 50);
});

interface SentRequest {
  readonly method: string;
  readonly path: string;
  readonly body: string | undefined;
}

const routes: readonly MlflowRoute[] = Object.values(mlflowRoutes);

function createRequest(source: RandomSource): SentRequest {
  const { random } = source;
  const route = routes[Math.floor(random() * routes.length)] as MlflowRoute;
  const method = route.methods[Math.floor(random() * route.methods.length)] as string;
  const message = createRandomMessage(route.request, source);
  const filled = route.path.replaceAll(
    /\{\w+\}/g,
    () => encodeURIComponent(createRandomText(source).toWellFormed()) || 'x',
  );
  const path = `${route.surface === 'ajax' ? '/ajax-api' : '/api'}/${route.version}/mlflow${filled}`;
  if (method === 'GET' && random() < 0.9) return { method, path: `${path}?${toQuery(message)}`, body: undefined };
  return { method, path, body: cutSometimes(JSON.stringify(message) ?? '', random) };
}

function toQuery(message: unknown): string {
  const query = new URLSearchParams();
  if (typeof message !== 'object' || message === null) return `x=${encodeURIComponent(String(message).toWellFormed())}`;
  for (const [name, value] of Object.entries(message)) {
    for (const item of Array.isArray(value) ? (value as unknown[]) : [value]) {
      query.append(name, typeof item === 'string' ? item : (JSON.stringify(item) ?? ''));
    }
  }
  return query.toString();
}

/** Now and then the connection of a client breaks, or its JSON is none. */
function cutSometimes(json: string, random: () => number): string {
  return random() < 0.05 ? json.slice(0, Math.floor(random() * json.length)) : json;
}

function send({ method, path, body }: SentRequest): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers: Record<string, string | number> = { 'content-type': 'application/json' };
    if (body !== undefined) headers['content-length'] = Buffer.byteLength(body);
    const sent = openRequest({ host: '127.0.0.1', port: server.port, method, path, headers, agent }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
