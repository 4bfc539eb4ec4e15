import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createGanderClient, type GanderClient } from '@gander/api/gander/client';
import { startServer } from '@gander/server/start-server';
import { expect } from 'vitest';

import { startModelServer } from '../../src/autolog/testing/model-server/model-server.ts';

type Summary = Awaited<ReturnType<GanderClient['listTraces']>>['items'][number];

/** A Gander server and an imitation of the model providers, for programs that are started as a user starts them. */
export interface ExampleServers {
  /** Runs a program to its end, which must be a good one; returns what it printed. */
  runProgram(path: string): Promise<string>;
  /** The traces of a name, with every span in detail and who is below whom. */
  readTraces(name: string): Promise<Awaited<ReturnType<typeof readSpans>>[]>;
  [Symbol.asyncDispose](): Promise<void>;
}

export async function startExampleServers(): Promise<ExampleServers> {
  const folder = mkdtempSync(join(tmpdir(), 'gander-autolog-'));
  const storeUri = join(folder, 'gander.db');
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    storeUri,
    version: '0.0.0-test',
    log: () => undefined,
  });
  const models = await startModelServer();
  const client = createGanderClient({ baseUrl: server.url });
  return {
    runProgram: async (path) =>
      runProgram(path, {
        MLFLOW_TRACKING_URI: server.url,
        OPENAI_API_KEY: 'test',
        OPENAI_BASE_URL: `${models.url}/v1`,
        ANTHROPIC_API_KEY: 'test',
        ANTHROPIC_BASE_URL: models.url,
      }),
    async readTraces(name) {
      const { items } = await client.listTraces({ params: { experimentId: '0' }, query: {} });
      return Promise.all(items.filter((trace) => trace.name === name).map((summary) => readSpans(client, summary)));
    },
    async [Symbol.asyncDispose]() {
      await models[Symbol.asyncDispose]();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function runProgram(path: string, environment: Readonly<Record<string, string>>): Promise<string> {
  const child = spawn(process.execPath, ['--conditions=gander-source', path], {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  const exitCode = await new Promise((resolve) => child.on('close', resolve));
  const output = Buffer.concat(chunks).toString();
  expect(exitCode, output).toBe(0);
  return output;
}

async function readSpans(client: GanderClient, summary: Summary) {
  const { traceId } = summary;
  const { items } = await client.listSpans({ params: { traceId } });
  const spans = await Promise.all(items.map(async ({ spanId }) => client.getSpan({ params: { traceId, spanId } })));
  const nameOf = new Map(spans.map(({ span }) => [span.spanId, span.name]));
  const edges = spans.map(({ span }) => `${nameOf.get(span.parentSpanId ?? '') ?? '-'} > ${span.name} [${span.type}]`);
  return { summary, spans, edges };
}
