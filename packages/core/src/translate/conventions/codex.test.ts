import { describe, expect, it } from 'vitest';

import type { SpanId } from '../../ids.ts';
import { readSample, type SampleSpan } from '../../testing/sample-span.ts';
import { rollUpTrace } from '../../trace/roll-up-trace.ts';
import { toSpanRecord } from '../to-span-record.ts';
import { translateSpan } from '../translate-span.ts';

const translate = (sample: SampleSpan) => readSample(sample, (span) => translateSpan(span));

describe('Codex', () => {
  it('is known by its service and does not take the operating system’s thread for a session', () => {
    const sample = {
      resource: { 'service.name': 'codex_cli_rs' },
      scope: 'x',
      name: 'run_turn',
      attributes: { busy_ns: 1, 'thread.id': 7, 'conversation.id': 'conv-1' },
    };
    expect(translate(sample)).toMatchObject({ type: 'AGENT', framework: 'codex', sessionId: 'conv-1' });
    const { 'conversation.id': _, ...withoutConversation } = sample.attributes;
    expect(translate({ ...sample, attributes: withoutConversation }).sessionId).toBeUndefined();
    expect(translate({ ...sample, resource: { 'service.name': 'other' } }).framework).toBeUndefined();
  });
});

/** As version 0.169 wrote them for one prompt. */
describe('a turn of Codex', () => {
  const resource = { 'service.name': 'codex_exec', 'service.version': '0.169.0' };
  const turn = {
    resource,
    scope: 'codex_exec',
    name: 'session_task.turn',
    attributes: {
      target: 'codex_core::tasks',
      'thread.id': '01a1ff28-4c93-7932-ac4a-0ae797feac1b',
      'turn.id': '01a1ff28-4cb0-7761-8a48-6c158ebe96f2',
      model: 'gpt-6.1-sol',
      'codex.turn.reasoning_effort': 'low',
      'codex.turn.token_usage.input_tokens': 30,
      'codex.turn.token_usage.cached_input_tokens': 10,
      'codex.turn.token_usage.cache_write_input_tokens': 0,
      'codex.turn.token_usage.non_cached_input_tokens': 20,
      'codex.turn.token_usage.output_tokens': 12,
      'codex.turn.token_usage.reasoning_output_tokens': 5,
      'codex.turn.token_usage.total_tokens': 42,
      busy_ns: 32_008_824,
    },
  };
  const request = {
    resource,
    scope: 'codex_exec',
    name: 'model_client.stream_responses_api',
    parentSpanId: 'a1',
    attributes: { model: 'gpt-6.1-sol', wire_api: 'responses', 'http.method': 'POST', busy_ns: 2_619_995 },
  };
  const handled = {
    resource,
    scope: 'codex_exec',
    name: 'handle_responses',
    parentSpanId: 'a1',
    attributes: {
      'gen_ai.usage.input_tokens': 30,
      'gen_ai.usage.cache_read.input_tokens': 10,
      'gen_ai.usage.output_tokens': 12,
      'codex.usage.reasoning_output_tokens': 5,
      'codex.usage.total_tokens': 42,
      busy_ns: 0,
    },
  };

  it('tells model and tokens, and its requests are calls of the model', () => {
    expect(translate(turn)).toMatchObject({
      type: 'AGENT',
      framework: 'codex',
      model: { request: 'gpt-6.1-sol' },
      usage: { inputTokens: 30, outputTokens: 12, totalTokens: 42, cacheReadTokens: 10, reasoningTokens: 5 },
    });
    expect(translate(request)).toMatchObject({ type: 'CHAT_MODEL', model: { request: 'gpt-6.1-sol' } });
  });

  it('is counted once, whether or not the span of the turn comes', () => {
    const record = (sample: SampleSpan, spanId: string, parentSpanId: string | null) => ({
      ...readSample(sample, (span) => toSpanRecord(span)),
      spanId: spanId as SpanId,
      parentSpanId: parentSpanId as SpanId | null,
    });
    const whole = [record(turn, 'a1', null), record(request, 'b2', 'a1'), record(handled, 'c3', 'a1')];
    for (const spans of [whole, whole.slice(1)]) {
      expect(rollUpTrace(spans)).toMatchObject({
        usage: { inputTokens: 30, outputTokens: 12, cacheReadTokens: 10, reasoningTokens: 5 },
        models: ['gpt-6.1-sol'],
      });
    }
  });
});
