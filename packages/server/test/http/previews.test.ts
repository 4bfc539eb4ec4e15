import type { AnyValue } from '@gander/protocol/any-value';
import { beforeAll, expect, test } from 'vitest';

import { postSpans } from './support/post-otlp.ts';
import { START_UNIX_NANO, toSpanIdHex, toTraceIdHex } from './support/test-spans.ts';
import { openTestServer, type TestServer } from './support/test-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await openTestServer();
  return () => server.dispose();
});

const ROOT = { spanId: toSpanIdHex(1), name: 'root' };

/** A model call; `at` orders them. */
function toChat(at: number, content: { readonly input?: string; readonly output?: string }) {
  const attributes: Record<string, AnyValue> = { 'gen_ai.operation.name': { stringValue: 'chat' } };
  if (content.input !== undefined) attributes['gen_ai.input.messages'] = toMessages('user', content.input);
  if (content.output !== undefined) attributes['gen_ai.output.messages'] = toMessages('assistant', content.output);
  return {
    spanId: toSpanIdHex(at + 1),
    parentSpanId: toSpanIdHex(1),
    startTimeUnixNano: START_UNIX_NANO + BigInt(at) * 10n,
    endTimeUnixNano: START_UNIX_NANO + BigInt(at) * 10n + 5n,
    attributes,
  };
}

function toMessages(role: string, content: string): AnyValue {
  return { stringValue: JSON.stringify([{ role, parts: [{ type: 'text', content }] }]) };
}

async function previewsOf(traceId: string) {
  const { inputPreview, outputPreview } = await server.client.getTrace({ params: { traceId: `tr-${traceId}` } });
  return { inputPreview, outputPreview };
}

test('a root that says something speaks for the trace', async () => {
  const traceId = toTraceIdHex(1);
  const root = { ...toChat(0, { input: 'asked', output: 'answered' }), ...ROOT, parentSpanId: '' };
  await postSpans(
    server,
    [toChat(1, { input: 'inner in', output: 'inner out' }), root].map((span) => ({ ...span, traceId })),
  );
  expect(await previewsOf(traceId)).toEqual({ inputPreview: 'asked', outputPreview: 'answered' });
});

test('for a silent root the first question and the last answer of its models stand in', async () => {
  const traceId = toTraceIdHex(2);
  const spans = [toChat(1, { input: 'one', output: 'two' }), toChat(2, { input: 'three', output: 'four' }), ROOT];
  await postSpans(
    server,
    spans.map((span) => ({ ...span, traceId })),
  );
  expect(await previewsOf(traceId)).toEqual({ inputPreview: 'one', outputPreview: 'four' });
});

test('a root that has only its input is completed by the last answer', async () => {
  const traceId = toTraceIdHex(3);
  const root = { ...toChat(0, { input: 'asked' }), ...ROOT, parentSpanId: '' };
  const spans = [toChat(1, { input: 'inner', output: 'inner answer' }), root];
  await postSpans(
    server,
    spans.map((span) => ({ ...span, traceId })),
  );
  expect(await previewsOf(traceId)).toEqual({ inputPreview: 'asked', outputPreview: 'inner answer' });
});

test('a trace without its root shows what there is, and the root when it comes', async () => {
  const traceId = toTraceIdHex(4);
  await postSpans(server, [{ ...toChat(1, { input: 'early', output: 'late' }), traceId }]);
  expect(await previewsOf(traceId)).toEqual({ inputPreview: 'early', outputPreview: 'late' });
  const root = { ...toChat(0, { input: 'asked', output: 'answered' }), ...ROOT, parentSpanId: '' };
  await postSpans(server, [{ ...root, traceId }]);
  expect(await previewsOf(traceId)).toEqual({ inputPreview: 'asked', outputPreview: 'answered' });
});

test('a trace without content has no preview', async () => {
  const traceId = toTraceIdHex(5);
  await postSpans(server, [{ traceId, ...ROOT }]);
  expect(await previewsOf(traceId)).toEqual({ inputPreview: null, outputPreview: null });
});
