import { liveEvent } from '@gander/api/gander/live-event';
import { ganderRoutes } from '@gander/api/gander/routes';
import { beforeAll, expect, test } from 'vitest';

import { postOtlp, postSpans } from './support/post-otlp.ts';
import { toSpanIdHex, toTraceIdHex } from './support/test-spans.ts';
import { openTestServer, startTestServer, type TestServer } from './support/test-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await openTestServer();
  return () => server.dispose();
});

test('GET /health is OK', async () => {
  const response = await fetch(`${server.baseUrl}/health`);
  expect([response.status, await response.text()]).toEqual([200, 'OK']);
});

test('GET /version is the MLflow version, as plain text', async () => {
  const response = await fetch(`${server.baseUrl}/version`);
  expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
  expect(await response.text()).toMatch(/^\d+\.\d+\.\d+$/);
});

test('the instance says what it is and where its data is', async () => {
  expect(await server.client.getInstance({ params: {} })).toMatchObject({
    name: 'gander',
    version: '0.0.0-test',
    mlflowVersion: expect.stringMatching(/^3\./) as string,
    store: { engine: 'sqlite', location: server.databasePath, sizeBytes: expect.any(Number) as number },
  });
});

test('/metrics counts what was taken, what was refused and how long commits took', async () => {
  const other = await startTestServer();
  await postSpans(other, [
    { traceId: toTraceIdHex(1), spanId: toSpanIdHex(1) },
    { traceId: toTraceIdHex(1), spanId: toSpanIdHex(2) },
    { traceId: '' },
  ]);
  await postOtlp(other, { body: 'no protobuf at all' });
  await fetch(`${other.baseUrl}/health`);
  const response = await fetch(`${other.baseUrl}/metrics`);
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  const text = await response.text();
  expect(text).toMatch(/^gander_otlp_accepted_total\{signal="traces"\} 2$/m);
  expect(text).toMatch(/^gander_otlp_rejected_total\{signal="traces"\} 1$/m);
  expect(text).toMatch(/^gander_http_requests_total\{route="\/v1\/traces",status="200"\} 1$/m);
  expect(text).toMatch(/^gander_http_requests_total\{route="\/v1\/traces",status="400"\} 1$/m);
  expect(text).toMatch(/^gander_http_requests_total\{route="\/health",status="200"\} 1$/m);
  expect(text).toMatch(/^gander_commit_seconds_count 1$/m);
  expect(text).toMatch(/^gander_commit_seconds_bucket\{le="\+Inf"\} 1$/m);
  expect(text).toMatch(/^gander_ingest_queue_bytes 0$/m);
  expect(text).toMatch(/^process_resident_memory_bytes [1-9]\d+$/m);
  // Every line is a comment or a sample.
  for (const line of text.trimEnd().split('\n')) {
    expect(line).toMatch(/^# (?:HELP|TYPE) \S+ .+$|^[a-z_]+(?:\{[^}]*\})? [\d.e+-]+$/);
  }
});

test('addresses that people make up are not metrics', async () => {
  for (let index = 0; index < 20; index += 1) await fetch(`${server.baseUrl}/api/made-up-${index}`);
  const text = await (await fetch(`${server.baseUrl}/metrics`)).text();
  expect(text).not.toContain('made-up');
});

interface OpenApi {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>;
}

interface OpenApiOperation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[];
  readonly responses: Readonly<Record<string, unknown>>;
}

test('the OpenAPI document describes every route, and every reference in it leads somewhere', async () => {
  const response = await fetch(`${server.baseUrl}/api/gander/v1/openapi.json`);
  expect(response.status).toBe(200);
  const document = (await response.json()) as OpenApi;
  expect(document.openapi).toMatch(/^3\.1\./);
  expect(document.info).toMatchObject({ title: 'Gander', version: '0.0.0-test' });
  for (const [name, route] of Object.entries(ganderRoutes)) {
    const operation = document.paths[`/api/gander/v1${route.path}`]?.[route.method.toLowerCase()];
    expect(operation?.operationId, name).toBe(name);
    const inPath = operation?.parameters?.filter((parameter) => parameter.in === 'path') ?? [];
    expect(
      inPath.map((parameter) => `{${parameter.name}}`),
      name,
    ).toEqual(route.path.match(/\{\w+\}/g) ?? []);
    expect(
      inPath.every((parameter) => parameter.required),
      name,
    ).toBe(true);
    expect(Object.keys(operation?.responses ?? {}), name).toContain('200');
  }
  for (const pointer of listReferences(document)) expect(resolvePointer(document, pointer), pointer).toBeDefined();
});

function listReferences(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    key === '$ref' && typeof item === 'string' ? [item] : listReferences(item),
  );
}

function resolvePointer(document: unknown, pointer: string): unknown {
  expect(pointer).toMatch(/^#\//);
  let found: unknown = document;
  for (const part of pointer.slice(2).split('/')) found = (found as Record<string, unknown> | undefined)?.[part];
  return found;
}

test('a long answer is compressed for those who can read it', async () => {
  const url = `${server.baseUrl}/api/gander/v1/openapi.json`;
  const packed = await fetch(url, { headers: { 'accept-encoding': 'gzip' } });
  const plain = await fetch(url, { headers: { 'accept-encoding': 'identity' } });
  expect(packed.headers.get('content-encoding')).toBe('gzip');
  expect(packed.headers.get('vary')).toMatch(/accept-encoding/i);
  expect(plain.headers.get('content-encoding')).toBeNull();
  expect(await packed.json()).toEqual(await plain.json());
});

test('a live event has the ids of traces and no more', () => {
  expect(Object.keys(liveEvent.shape).toSorted()).toEqual(['experimentId', 'resync', 'traceIds']);
});
