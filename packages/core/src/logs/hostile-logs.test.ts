import { createHash } from 'node:crypto';

import { expect, it } from 'vitest';

import { createHostileValue, createRandom } from '../testing/hostile-values.ts';
import { createSampleLog } from '../testing/sample-log.ts';
import { readSample } from '../testing/sample-span.ts';
import { toSpanPreview } from '../translate/to-span-preview.ts';
import { toSpanRecord } from '../translate/to-span-record.ts';
import { translateSpan } from '../translate/translate-span.ts';
import { findTurn } from './find-turn.ts';
import { createLogJoin, joinLogs } from './join-logs.ts';
import { isTellingLog } from './read-logs.ts';
import { toSynthesizedSpans } from './to-synthesized-spans.ts';

const EVENTS = [
  'gen_ai.user.message',
  'gen_ai.tool.message',
  'gen_ai.choice',
  'gen_ai.client.inference.operation.details',
  'gen_ai.evaluation.result',
  ...['user_prompt', 'api_request', 'api_request_body', 'api_response_body', 'tool_result', 'assistant_response'].map(
    (name) => `claude_code.${name}`,
  ),
  ...['user_prompt', 'api_request', 'sse_event', 'tool_result'].map((name) => `codex.${name}`),
  ...['user_prompt', 'api_request', 'api_response', 'tool_call'].map((name) => `gemini_cli.${name}`),
];
const KEYS = [
  'prompt', 'response', 'body', 'model', 'duration_ms', 'input_tokens', 'cost_usd', 'request_id', 'tool_use_id',
  'tool_input', 'call_id', 'arguments', 'event.kind', 'input_token_count', 'total_token_count', 'request_text',
  'response_text', 'function_args', 'gen_ai.input.messages', 'gen_ai.output.messages', 'gen_ai.response.id', 'content',
  'session.id', 'conversation.id', 'prompt.id', 'prompt_id', 'event.sequence', 'CHAT_MESSAGE_INDEX', 'success', 'error',
]; // prettier-ignore

const SPAN = { spanId: 'f2', name: 'claude_code.llm_request', attributes: { 'gen_ai.operation.name': 'chat' } };

it('should make something of any record, and never throw', () => {
  const random = createRandom(20_261_121);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  for (let round = 0; round < 300; round += 1) {
    const logs = Array.from({ length: 4 }, () => {
      const attributes = Object.fromEntries(
        Array.from({ length: 8 }, () => [pick(KEYS), createHostileValue(random)] as const),
      );
      const isOfSpan = random() < 0.5;
      return createSampleLog({
        eventName: pick(EVENTS),
        attributes,
        body: createHostileValue(random),
        traceId: isOfSpan ? '0af7651916cd43dd8448eb211c80319c' : '',
        spanId: isOfSpan ? 'f2'.padStart(16, '0') : '',
      });
    });
    for (const log of logs) {
      findTurn(log);
      expect(isTellingLog(log)).toBe(true);
    }
    readSample(SPAN, (span) => {
      const joined = joinLogs(span, logs);
      translateSpan(joined);
      toSpanRecord(joined);
      toSpanPreview(joined);
    });
    const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
    const data = toSynthesizedSpans(logs, { otelTraceId: 'ab'.repeat(16), hash });
    for (const { spans } of (data?.resourceSpans ?? []).flatMap(({ scopeSpans }) => scopeSpans)) {
      expect(new Set(spans.map(({ spanId }) => spanId)).size).toBe(spans.length);
      for (const span of spans) expect(span.startTimeUnixNano <= span.endTimeUnixNano).toBe(true);
    }
  }
});

it('should take linear time for records that are all about one call', () => {
  const logs = Array.from({ length: 30_000 }, (_, index) =>
    createSampleLog({
      eventName: 'claude_code.api_request',
      attributes: { 'session.id': 's', 'prompt.id': 'p', request_id: 'same', model: 'm', input_tokens: index },
      atMs: index,
    }),
  );
  const startMs = performance.now();
  const data = toSynthesizedSpans(logs, { otelTraceId: 'ab'.repeat(16), hash: () => 'cd'.repeat(16) });
  expect(performance.now() - startMs).toBeLessThan(3_000);
  expect(data?.resourceSpans[0]?.scopeSpans[0]?.spans).toHaveLength(2);
});

it('should take an id that all records share for no name', () => {
  const logs = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      createSampleLog({
        eventName: 'gen_ai.choice',
        attributes: { 'gen_ai.response.id': 'constant' },
        body: { index, message: { content: String(index) } },
        traceId: '0af7651916cd43dd8448eb211c80319c',
        atMs: index,
      }),
    );
  const span = { spanId: 'f2', attributes: { 'gen_ai.operation.name': 'chat', 'gen_ai.response.id': 'constant' } };
  expect(readSample(span, (view) => createLogJoin(logs(3)).join(view).eventCount)).toBe(3);
  expect(readSample(span, (view) => createLogJoin(logs(5_000)).isAbout(view))).toBe(false);
});
