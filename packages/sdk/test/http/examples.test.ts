import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createGanderClient, type GanderClient } from '@gander/api/gander/client';
import { type RunningServer, startServer } from '@gander/server/start-server';
import { type FakeServer, startFakeServer } from '../../src/testing/fake-server.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';

const EXAMPLES = join(import.meta.dirname, '../../examples');

let folder: string;
let server: RunningServer;
let client: GanderClient;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gander-sdk-'));
  server = await startServer({
    host: '127.0.0.1',
    port: 0,
    storeUri: join(folder, 'gander.db'),
    version: '0.0.0-test',
    log: () => undefined,
  });
  client = createGanderClient({ baseUrl: server.url });
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function runExample(name: string, environment: Readonly<Record<string, string>> = {}): Promise<string> {
  const child = spawn(process.execPath, ['--conditions=gander-source', join(EXAMPLES, `${name}.ts`)], {
    env: { PATH: process.env['PATH'], MLFLOW_TRACKING_URI: server.url, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  const exitCode = await new Promise((resolve) => child.on('close', resolve));
  const output = Buffer.concat(chunks).toString();
  expect(exitCode, output).toBe(0);
  return output;
}

/** The trace whose first span is called so, with the details of every span by name. */
async function readTrace(name: string) {
  const { items } = await client.listTraces({ params: { experimentId: '0' }, query: {} });
  const summary = items.find((trace) => trace.name === name);
  if (summary === undefined) throw new Error(`No trace ${name} among ${items.map((trace) => trace.name).join(', ')}.`);
  const { items: spans } = await client.listSpans({ params: { traceId: summary.traceId } });
  const details = await Promise.all(
    spans.map(async ({ spanId }) => client.getSpan({ params: { traceId: summary.traceId, spanId } })),
  );
  return { summary, spans: Object.fromEntries(details.map((detail) => [detail.span.name, detail])) };
}

it('an agent with custom spans', async () => {
  expect(await runExample('agent-with-custom-spans')).toContain('"celsius":21');

  const { summary, spans } = await readTrace('answer');
  expect(summary).toMatchObject({
    state: 'OK',
    spanCount: 3,
    errorCount: 0,
    sessionId: 'chat-1',
    userId: 'ann',
    serviceNames: ['weather-agent'],
    usage: { inputTokens: 12, outputTokens: 5, totalTokens: 17 },
  });
  expect(summary.endUnixNano).not.toBeNull();
  expect(spans['answer']).toMatchObject({
    span: { type: 'AGENT', parentSpanId: null, status: 'OK' },
    attributes: { 'mlflow.trace.tag.team': 'travel', 'mlflow.trace.metadata.release': '1.4.0' },
    normalized: { inputs: { args: ['How is the weather in Lisbon?'] }, sessionId: 'chat-1', userId: 'ann' },
  });
  expect(spans['look_up_weather']).toMatchObject({
    span: { type: 'TOOL', parentSpanId: spans['answer']?.span.spanId },
    normalized: { inputs: { city: 'Lisbon' }, outputs: { city: 'Lisbon', celsius: 21, sky: 'clear' } },
  });
  expect(spans['ask_model']).toMatchObject({
    span: { type: 'CHAT_MODEL', model: 'example-model' },
    normalized: {
      messages: [{ role: 'user', parts: [{ type: 'text', text: 'How is the weather in Lisbon?' }] }],
      responseMessages: [{ role: 'assistant', parts: [{ type: 'text', text: expect.stringContaining('Lisbon') }] }],
    },
  });
});

it('streamed answers', async () => {
  expect(await runExample('streaming')).toBe('Once upon a time.\nOnce upon a stream.\n');

  const story = await readTrace('tell_story');
  expect(story.summary.state).toBe('OK');
  expect(story.spans['tell_story']?.normalized.outputs).toBe('Once upon a time.');
  const { spans } = await readTrace('handle_request');
  expect(spans['handle_request']?.normalized).toMatchObject({
    inputs: { method: 'GET', url: 'http://localhost/story' },
    outputs: 'Once upon a stream.',
  });
  expect(spans['tell_story']?.span.parentSpanId).toBe(spans['handle_request']?.span.spanId);
});

it('a server and a collector at the same time', async () => {
  await using collector: FakeServer = await startFakeServer();
  await runExample('export-to-collector', {
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_EXPORTER_OTLP_HEADERS: 'x-api-key=secret%20key',
  });

  const { spans } = await readTrace('place_order');
  expect(Object.keys(spans).toSorted()).toEqual(['internal', 'place_order']);
  expect(spans['place_order']?.attributes['customer.email']).toBe('[redacted]');
  expect(collector.requests[0]?.headers).toMatchObject({
    'x-api-key': 'secret key',
    'content-type': 'application/json',
  });
  expect(collector.spans).toMatchObject([
    {
      name: 'place_order',
      resource: { 'service.name': 'checkout' },
      // A collector gets what OpenTelemetry has: JSON text.
      attributes: { 'mlflow.spanOutputs': '{"order":4711}', 'customer.email': '[redacted]' },
    },
  ]);
});

it('a program with OpenTelemetry of its own', async () => {
  await runExample('existing-opentelemetry');

  const { summary, spans } = await readTrace('POST /orders');
  expect(summary).toMatchObject({ state: 'OK', sessionId: 'cart-9', userId: 'ann' });
  expect(spans['recommend']).toMatchObject({
    span: { parentSpanId: spans['POST /orders']?.span.spanId },
    normalized: { inputs: { cart: ['tea'] }, outputs: ['cups'] },
  });
});

it('one trace through two services', async () => {
  await runExample('distributed');

  const { summary, spans } = await readTrace('ask_service');
  expect(summary).toMatchObject({ state: 'OK', spanCount: 2 });
  expect(spans['retrieve']?.span).toMatchObject({ type: 'RETRIEVER', parentSpanId: spans['ask_service']?.span.spanId });
});
