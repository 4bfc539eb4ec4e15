import { GANDER_API_PREFIX } from '@gander/api/gander/api-prefix';
import { toTraceExportUrl } from '@gander/api/gander/trace-export';
import { describe, expect, it, test } from 'vitest';

import { postOtlp, postSpans } from './support/post-otlp.ts';
import { readRecordedRequests } from './support/recordings.ts';
import { toSpanIdHex, toTraceIdHex } from './support/test-spans.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';

const params = { experimentId: '0' };
const JSON_HEADERS = { 'content-type': 'application/json' };

async function download(from: TestServer, format: 'otlp' | 'jsonl', traceIds?: string): Promise<readonly string[]> {
  const response = await fetch(
    toTraceExportUrl({ baseUrl: from.baseUrl, experimentId: '0', query: { format, traceIds } }),
  );
  expect(response.status).toBe(200);
  return (await response.text()).split('\n').filter((line) => line !== '');
}

async function ask(of: TestServer, path: string): Promise<unknown> {
  const response = await fetch(of.baseUrl + path);
  expect([path, response.status]).toEqual([path, 200]);
  return response.json();
}

describe('OTLP JSON', () => {
  it.for(['otel-genai', 'mastra'])('of the recording %s brings spans and logs back', async (recording) => {
    const [from, to] = await Promise.all([startTestServer(), startTestServer()]);
    for (const { path, headers, body } of readRecordedRequests(recording))
      await postOtlp(from, { path, headers, body });
    expect(await moveAll(from, to)).not.toEqual([]);
  });

  it('of a session of Claude Code that sent logs alone brings it back', async () => {
    const [from, to] = await Promise.all([startTestServer(), startTestServer()]);
    for (const body of CLAUDE_CODE_LOGS) await postOtlp(from, { path: '/v1/logs', headers: JSON_HEADERS, body });
    const [trace] = await moveAll(from, to);
    expect(trace).toMatchObject({ inputPreview: 'fix the failing test', outputPreview: 'It is fixed.', spanCount: 2 });
  });
});

/** Exports all traces of one server into another, and compares what they say. */
async function moveAll(from: TestServer, to: TestServer) {
  const { items: before } = await from.client.listTraces({ params, query: { limit: 200 } });
  const kinds = new Set<string>();
  for (const body of await download(from, 'otlp')) {
    const [key = ''] = Object.keys(JSON.parse(body) as object);
    kinds.add(key);
    const path = key === 'resourceLogs' ? '/v1/logs' : '/v1/traces';
    const answer = await postOtlp(to, { path, body, headers: JSON_HEADERS });
    expect([path, answer.status, answer.text]).toEqual([path, 200, '{}']);
  }
  expect([...kinds].toSorted()).toEqual(['resourceLogs', 'resourceSpans']);
  const { items: after } = await to.client.listTraces({ params, query: { limit: 200 } });
  expect(after).toEqual(before);
  for (const { traceId } of before) {
    const base = `${GANDER_API_PREFIX}/traces/${traceId}`;
    const spans = (await ask(from, `${base}/spans`)) as { items: { spanId: string }[] };
    expect(await ask(to, `${base}/spans`)).toEqual(spans);
    expect(await ask(to, `${base}/logs`)).toEqual(await ask(from, `${base}/logs`));
    // What is said in logs is part of what a span says.
    for (const { spanId } of spans.items) {
      const path = `${base}/spans/${spanId}`;
      expect(await ask(to, path)).toEqual(await ask(from, path));
    }
  }
  return before;
}

const CLAUDE_CODE_LOGS = [
  { name: 'user_prompt', at: 0, prompt: 'fix the failing test' },
  { name: 'api_request', at: 3, request_id: 'req_1', model: 'claude-sonnet-4-5-20250929', duration_ms: '2500' },
  { name: 'assistant_response', at: 5, response: 'It is fixed.' },
].map(({ name, at, ...said }) => {
  const attributes = Object.entries({ 'event.name': name, 'session.id': 'cc-1', 'prompt.id': 'p-1', ...said });
  const record = {
    timeUnixNano: `${1_790_000_000 + at}000000000`,
    attributes: attributes.map(([key, stringValue]) => ({ key, value: { stringValue } })),
  };
  const scope = { name: 'com.anthropic.claude_code.events' };
  return JSON.stringify({ resourceLogs: [{ scopeLogs: [{ scope, logRecords: [record] }] }] });
});

test('a trace of many deliveries and many logs is exported whole, each log with its span', async () => {
  const server = await startTestServer();
  const traceId = toTraceIdHex(1);
  const COUNT = 60;
  for (let index = 0; index < COUNT; index += 1) {
    const spanId = toSpanIdHex(index + 1);
    await postSpans(server, [{ traceId, spanId, name: `call ${index}`, attributes: CHAT }]);
    await postOtlp(server, { path: '/v1/logs', headers: JSON_HEADERS, body: toLogs(traceId, spanId, `said ${index}`) });
  }
  const [line = ''] = await download(server, 'jsonl');
  const { spans } = JSON.parse(line) as { readonly spans: readonly { readonly events: readonly unknown[] }[] };
  expect(spans).toHaveLength(COUNT);
  for (const [index, span] of spans.entries()) expect(JSON.stringify(span)).toContain(`said ${index}`);
  const lines = await download(server, 'otlp', `tr-${traceId}`);
  expect(lines.map((one) => Object.keys(JSON.parse(one) as object)[0])).toEqual([
    ...Array.from({ length: COUNT }, () => 'resourceLogs'),
    ...Array.from({ length: COUNT }, () => 'resourceSpans'),
  ]);
});

const CHAT = {
  'gen_ai.operation.name': { stringValue: 'chat' },
  'gen_ai.request.model': { stringValue: 'gpt-4o-mini' },
} as const;

function toLogs(traceId: string, spanId: string, text: string): string {
  const record = {
    timeUnixNano: '1790000000000000000',
    traceId,
    spanId,
    eventName: 'gen_ai.user.message',
    body: { kvlistValue: { values: [{ key: 'content', value: { stringValue: text } }] } },
  };
  return JSON.stringify({ resourceLogs: [{ scopeLogs: [{ logRecords: [record] }] }] });
}
