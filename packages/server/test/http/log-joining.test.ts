import type { AnyValue } from '@gander/protocol/any-value';
import { encodeLogData } from '@gander/protocol/log-encoder';
import type { LogRecord } from '@gander/protocol/log-data';
import { describe, expect, test } from 'vitest';

import { postOtlp, postSpans } from './support/post-otlp.ts';
import { readRecordedRequests } from './support/recordings.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';
import { SPAN_ID, START_UNIX_NANO, toSpanIdHex, TRACE_ID } from './support/test-spans.ts';

const NANOS_PER_MILLI = 1_000_000n;

interface LogSketch {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly body?: AnyValue;
  readonly isOfSpan?: boolean;
  readonly atMs?: number;
}

function postLogs(server: TestServer, logs: readonly LogSketch[], scope = 'http-test') {
  const logRecords = logs.map(({ name, attributes = {}, body = {}, isOfSpan = false, atMs = 0 }): LogRecord => ({
    timeUnixNano: START_UNIX_NANO + BigInt(atMs) * NANOS_PER_MILLI,
    observedTimeUnixNano: START_UNIX_NANO,
    severityNumber: 9,
    severityText: 'INFO',
    body,
    attributes: Object.entries({ 'event.name': name, ...attributes }).map(([key, stringValue]) => ({
      key,
      value: { stringValue },
    })),
    droppedAttributesCount: 0,
    flags: 0,
    traceId: isOfSpan ? TRACE_ID : '',
    spanId: isOfSpan ? SPAN_ID : '',
    eventName: '',
  }));
  const scopeLogs = [
    { scope: { name: scope, version: '', attributes: [], droppedAttributesCount: 0 }, logRecords, schemaUrl: '' },
  ];
  const body = encodeLogData({ resourceLogs: [{ resource: undefined, scopeLogs, schemaUrl: '' }] });
  return postOtlp(server, { path: '/v1/logs', body });
}

const CHAT = {
  name: 'chat m',
  attributes: {
    'gen_ai.operation.name': { stringValue: 'chat' },
    'gen_ai.request.model': { stringValue: 'gpt-4o-mini' },
  },
} as const;
const ASKED: LogSketch = {
  name: 'gen_ai.user.message',
  isOfSpan: true,
  body: { kvlistValue: { values: [{ key: 'content', value: { stringValue: 'Hi' } }] } },
};
const ANSWERED: LogSketch = {
  name: 'gen_ai.choice',
  isOfSpan: true,
  atMs: 1,
  body: { stringValue: '{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"Hello"}}' },
};
const PRICED: LogSketch = {
  name: 'gen_ai.client.inference.operation.details',
  isOfSpan: true,
  attributes: { 'gen_ai.usage.input_tokens': '5', 'gen_ai.usage.output_tokens': '2', 'gen_ai.usage.cost': '0.25' },
};
const traceId = `tr-${TRACE_ID}`;

describe('logs of a trace that its client gave an id of its own', () => {
  const named = {
    ...CHAT,
    attributes: { ...CHAT.attributes, 'mlflow.traceRequestId': { stringValue: 'my-trace' } },
  };
  const steps = {
    span: (server: TestServer) => postSpans(server, [named]),
    asked: (server: TestServer) => postLogs(server, [ASKED]),
    answered: (server: TestServer) => postLogs(server, [ANSWERED]),
  };

  test.for([
    ['span', 'asked', 'answered'],
    ['asked', 'answered', 'span'],
    ['asked', 'span', 'answered', 'asked', 'span'],
  ] as const)('are filed with it, in the order %s', async (order) => {
    const server = await startTestServer();
    for (const step of order) expect((await steps[step](server)).status).toBe(200);
    const params = { traceId: 'my-trace', spanId: SPAN_ID };
    expect((await server.client.getSpan({ params })).normalized).toMatchObject({
      messages: [{ role: 'user' }],
      responseMessages: [{ role: 'assistant' }],
    });
    expect(await server.client.getTrace({ params })).toMatchObject({ inputPreview: 'Hi', outputPreview: 'Hello' });
    expect((await server.client.listLogs({ params })).items).toHaveLength(2);
    const { items } = await server.client.listTraces({ params: { experimentId: '0' } });
    expect(items.map((trace) => trace.traceId)).toEqual(['my-trace']);
  });
});

describe('logs that name a span', () => {
  const steps = {
    span: (server: TestServer) => postSpans(server, [CHAT]),
    asked: (server: TestServer) => postLogs(server, [ASKED]),
    answered: (server: TestServer) => postLogs(server, [ANSWERED, PRICED]),
  };

  test.for([
    ['span', 'asked', 'answered'],
    ['asked', 'answered', 'span'],
    ['answered', 'span', 'asked'],
    ['asked', 'span', 'answered', 'answered', 'span', 'asked'],
  ] as const)('show on it, and its trace, in the order %s', async (order) => {
    const server = await startTestServer();
    for (const step of order) expect((await steps[step](server)).status).toBe(200);
    const detail = await server.client.getSpan({ params: { traceId, spanId: SPAN_ID } });
    expect(detail.normalized).toMatchObject({
      messages: [{ role: 'user', parts: [{ type: 'text', text: 'Hi' }] }],
      responseMessages: [{ role: 'assistant', parts: [{ type: 'text', text: 'Hello' }], finishReason: 'stop' }],
      content: 'full',
    });
    expect(detail.events, 'logs are not events that were sent').toEqual([]);
    expect(await server.client.getTrace({ params: { traceId } })).toMatchObject({
      inputPreview: 'Hi',
      outputPreview: 'Hello',
      usage: { inputTokens: 5, outputTokens: 2, totalTokens: 7 },
      costUsd: 0.25,
      spanCount: 1,
    });
  });

  test('are found by other spans of their trace neither before nor after', async () => {
    const server = await startTestServer();
    await postSpans(server, [CHAT, { ...CHAT, spanId: toSpanIdHex(7), parentSpanId: SPAN_ID }]);
    await postLogs(server, [ASKED]);
    const other = await server.client.getSpan({ params: { traceId, spanId: toSpanIdHex(7) } });
    expect(other.normalized.content).toBe('missing');
  });

  test('may be sent in the same breath', async () => {
    const server = await startTestServer();
    await Promise.all([postLogs(server, [ASKED]), postSpans(server, [CHAT]), postLogs(server, [ANSWERED])]);
    expect(await server.client.getTrace({ params: { traceId } })).toMatchObject({
      inputPreview: 'Hi',
      outputPreview: 'Hello',
    });
  });
});

test.for(['as recorded', 'backwards', 'twice'])('a recording with content in logs, %s', async (manner) => {
  const server = await startTestServer();
  const recorded = readRecordedRequests('otel-genai');
  const requests = manner === 'backwards' ? recorded.toReversed() : recorded;
  for (const { method, path, headers, body } of manner === 'twice' ? [...requests, ...requests] : requests) {
    const response = await fetch(server.baseUrl + path, { method, headers, body });
    expect(response.status).toBe(200);
    await response.arrayBuffer();
  }
  const { items } = await server.client.listTraces({ params: { experimentId: '0' } });
  const previews = items.map(({ inputPreview, outputPreview }) => [inputPreview, outputPreview]);
  expect(previews).toContainEqual(['Say hello.', 'Hello! I am a fake model and I am happy to help.']);
  expect(previews).toContainEqual(['What is the weather in Paris?', 'It is 18 degrees and sunny in Paris.']);
  expect(previews).toContainEqual(['Please FAIL now.', null]);
});

describe('a session that sends logs alone', () => {
  const shared = { 'session.id': 'cc-1', 'prompt.id': 'p-1' };
  const scope = 'com.anthropic.claude_code.events';
  const prompt: LogSketch = { name: 'user_prompt', attributes: { ...shared, prompt: 'fix the failing test' } };
  const request: LogSketch = {
    name: 'api_request',
    atMs: 3000,
    attributes: {
      ...shared,
      request_id: 'req_1',
      model: 'claude-sonnet-4-5-20250929',
      input_tokens: '12',
      output_tokens: '340',
      cache_read_tokens: '18200',
      cache_creation_tokens: '950',
      cost_usd: '0.0141585',
      duration_ms: '2500',
    },
  };
  const tool: LogSketch = {
    name: 'tool_result',
    atMs: 4000,
    attributes: { ...shared, tool_use_id: 'toolu_1', tool_name: 'Bash', success: 'true', duration_ms: '400' },
  };
  const answer: LogSketch = {
    name: 'assistant_response',
    atMs: 5000,
    attributes: { ...shared, response: 'It is fixed.' },
  };

  async function readTrace(server: TestServer) {
    const { items } = await server.client.listTraces({ params: { experimentId: '0' } });
    const [trace, ...others] = items;
    expect(others).toEqual([]);
    const spans = await server.client.listSpans({ params: { traceId: trace?.traceId ?? '' } });
    return { trace, spans: spans.items };
  }

  test.for([
    [[prompt, request, tool, answer]],
    [[prompt], [request], [tool], [answer]],
    [[answer], [tool], [request], [prompt]],
    [[tool, prompt], [answer, request], [tool, prompt], [request], [prompt, request, tool, answer]],
  ])('is one trace of its turn, however it is split (%#)', async (batches) => {
    const server = await startTestServer();
    for (const batch of batches) expect((await postLogs(server, batch, scope)).status).toBe(200);
    const { trace, spans } = await readTrace(server);
    expect(trace).toMatchObject({
      name: 'invoke_agent claude-code',
      state: 'OK',
      sessionId: 'cc-1',
      inputPreview: 'fix the failing test',
      outputPreview: 'It is fixed.',
      usage: { inputTokens: 19_162, outputTokens: 340, cacheReadTokens: 18_200, cacheWriteTokens: 950 },
      costUsd: 0.0141585,
      spanCount: 3,
    });
    expect(spans.map(({ name, type }) => [name, type])).toEqual([
      ['invoke_agent claude-code', 'AGENT'],
      ['chat claude-sonnet-4-5-20250929', 'CHAT_MODEL'],
      ['execute_tool Bash', 'TOOL'],
    ]);
    const logs = await server.client.listLogs({ params: { traceId: trace?.traceId ?? '' } });
    expect(new Set(logs.items.map(({ eventName }) => eventName)).size).toBe(4);
  });

  test('has the same trace on every server', async () => {
    const servers = [await startTestServer(), await startTestServer()];
    const traces = [];
    for (const server of servers) {
      await postLogs(server, [prompt, request], scope);
      const { trace, spans } = await readTrace(server);
      traces.push([trace?.traceId, spans.map(({ spanId }) => spanId)]);
    }
    expect(traces[0]).toEqual(traces[1]);
  });
});

test('a trace whose root never comes is closed after the silence that was asked for', async () => {
  // Longer than the first answer takes, for which the server loads its API.
  const server = await startTestServer({ abandonAfterMs: 2000 });
  await postSpans(server, [{ name: 'orphan', parentSpanId: toSpanIdHex(9) }]);
  const first = await server.client.getTrace({ params: { traceId } });
  expect(first).toMatchObject({ name: 'orphan', state: 'IN_PROGRESS' });
  expect(first.isAbandoned).toBeUndefined();
  await expect
    .poll(() => server.client.getTrace({ params: { traceId } }), { timeout: 10_000, interval: 50 })
    .toMatchObject({ state: 'OK', isAbandoned: true });
  await postSpans(server, [{ name: 'late root', spanId: toSpanIdHex(9) }]);
  const whole = await server.client.getTrace({ params: { traceId } });
  expect(whole).toMatchObject({ name: 'late root', state: 'OK', spanCount: 2 });
  expect(whole.isAbandoned).toBeUndefined();
});
