import type { ChatItemBody } from '@gander/api/gander/chat-schemas';
import { beforeAll, expect, test } from 'vitest';

import { postOtlp, postSpans } from './support/post-otlp.ts';
import { readRecordedRequests } from './support/recordings.ts';
import { toTraceIdHex } from './support/test-spans.ts';
import { openTestServer, type TestServer } from './support/test-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await openTestServer();
  for (const { body } of readRecordedRequests('voltagent')) await postOtlp(server, { body });
  return () => server.dispose();
});

const SUPERVISOR = 'tr-75f92e48aee30e40b7f24cd98481af3b';

function toText(item: ChatItemBody): string {
  return item.kind === 'message'
    ? `${item.role}: ${item.parts.map((part) => (part.type === 'text' ? part.text : part.type)).join()}`
    : `${item.kind} ${item.name}`;
}

test('a recorded supervisor is told with its delegation and the turns of its sub-agent inside', async () => {
  const { items, isComplete } = await server.client.getTraceChat({ params: { traceId: SUPERVISOR } });
  expect(isComplete).toBe(true);
  expect(items.slice(1).map((item) => toText(item))).toEqual([
    'user: Please delegate to the weather agent.',
    'tool delegate_task',
    'assistant: It is 18 degrees and sunny in Paris.',
  ]);
  const delegation = items[2];
  const [agent] = delegation?.kind === 'tool' ? delegation.items : [];
  expect(agent?.kind === 'agent' && agent.items.map((item) => toText(item))).toEqual([
    'system: You know the weather.',
    'user: What is the weather in Paris?',
    'tool get_weather',
    'assistant: It is 18 degrees and sunny in Paris.',
  ]);
});

test('every turn names a span that can be opened', async () => {
  const { items } = await server.client.getTraceChat({ params: { traceId: SUPERVISOR } });
  const spanIds = (list: readonly ChatItemBody[]): readonly string[] =>
    list.flatMap((item) => [item.spanId, ...(item.kind === 'message' ? [] : spanIds(item.items))]);
  for (const spanId of spanIds(items)) {
    const { span } = await server.client.getSpan({ params: { traceId: SUPERVISOR, spanId } });
    expect(span.spanId).toBe(spanId);
  }
});

test('a trace without any conversation has none, and an unknown trace is not found', async () => {
  await postSpans(server, [{ traceId: toTraceIdHex(7), name: 'GET /' }]);
  const empty = await server.client.getTraceChat({ params: { traceId: `tr-${toTraceIdHex(7)}` } });
  expect(empty).toEqual({ items: [], isComplete: true });
  await expect(server.client.getTraceChat({ params: { traceId: 'tr-nothing' } })).rejects.toMatchObject({
    status: 404,
  });
});
