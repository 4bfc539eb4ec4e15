import { describe, expect, it } from 'vitest';

import { readSample, type SampleSpan } from '../../testing/sample-span.ts';
import { translateSpan } from '../translate-span.ts';

const translate = (sample: SampleSpan) => readSample(sample, (span) => translateSpan(span));
const SCOPE = 'strands.telemetry.tracer';

describe('Strands', () => {
  it('reads a call whose content is in events and whose counts are Bedrock’s', () => {
    const span = translate({
      scope: SCOPE,
      name: 'chat',
      attributes: {
        'gen_ai.operation.name': 'chat',
        'gen_ai.system': 'strands-agents',
        'gen_ai.request.model': 'global.anthropic.claude-haiku-4-5-20251001-v1:0',
        'gen_ai.usage.prompt_tokens': 210,
        'gen_ai.usage.input_tokens': 210,
        'gen_ai.usage.completion_tokens': 60,
        'gen_ai.usage.output_tokens': 60,
        'gen_ai.usage.total_tokens': 2070,
        'gen_ai.usage.cache_read_input_tokens': 1800,
        'gen_ai.usage.cache_write_input_tokens': 0,
        'gen_ai.server.time_to_first_token': 412,
      },
      events: [
        { name: 'gen_ai.system.message', attributes: { content: '[{"text":"Be brief"}]' } },
        { name: 'gen_ai.user.message', attributes: { content: '[{"text":"Weather?"}]' } },
        {
          name: 'gen_ai.tool.message',
          attributes: { content: '[{"toolResult":{"toolUseId":"u0","status":"success","content":[{"text":"rain"}]}}]' },
        },
        {
          name: 'gen_ai.choice',
          attributes: {
            finish_reason: 'tool_use',
            message: '[{"toolUse":{"toolUseId":"u1","name":"wx","input":{"c":"Rome"}}}]',
          },
        },
      ],
    });
    expect(span).toMatchObject({
      type: 'CHAT_MODEL',
      framework: 'strands',
      provider: 'aws.bedrock',
      messages: [
        { role: 'system', parts: [{ type: 'text', text: 'Be brief' }] },
        { role: 'user', parts: [{ type: 'text', text: 'Weather?' }] },
        { role: 'tool', parts: [{ type: 'tool_result', id: 'u0', result: 'rain' }] },
      ],
      responseMessages: [
        {
          role: 'assistant',
          parts: [{ type: 'tool_call', id: 'u1', name: 'wx', arguments: { c: 'Rome' } }],
          finishReason: 'tool_calls',
        },
      ],
      usage: { inputTokens: 2010, outputTokens: 60, totalTokens: 2070, cacheReadTokens: 1800, cacheWriteTokens: 0 },
      timeToFirstTokenMs: 412,
    });
  });

  it('reads the arguments and the result of a tool from its events', () => {
    const span = translate({
      scope: SCOPE,
      name: 'execute_tool wx',
      attributes: {
        'gen_ai.operation.name': 'execute_tool',
        'gen_ai.tool.name': 'wx',
        'gen_ai.tool.call.id': 'u1',
        'gen_ai.tool.status': 'error',
      },
      events: [
        { name: 'gen_ai.tool.message', attributes: { role: 'tool', content: '{"c":"Rome"}', id: 'u1' } },
        { name: 'gen_ai.choice', attributes: { message: '[{"text":"21C"}]', id: 'u1' } },
      ],
    });
    expect(span).toMatchObject({
      type: 'TOOL',
      tool: { name: 'wx', callId: 'u1', arguments: { c: 'Rome' }, result: [{ text: '21C' }], isError: true },
    });
    expect(span.messages).toBeUndefined();
    expect(span.error).toBeUndefined();
  });

  it('joins the events that newer versions write one of for each side', () => {
    const details = (attributes: Record<string, unknown>) => ({
      name: 'gen_ai.client.inference.operation.details',
      attributes,
    });
    const user = (text: string) => `[{"role":"user","parts":[{"type":"text","content":"${text}"}]}]`;
    const span = translate({
      scope: SCOPE,
      name: 'execute_event_loop_cycle',
      attributes: { 'gen_ai.operation.name': 'execute_event_loop_cycle', 'event_loop.cycle_id': 'c-1' },
      events: [
        details({ 'gen_ai.system_instructions': '[{"type":"text","content":"Be brief"}]' }),
        details({ 'gen_ai.input.messages': user('Weather?') }),
        details({ 'gen_ai.input.messages': user('again') }),
        details({ 'gen_ai.output.messages': '[{"role":"assistant","parts":[{"type":"text","content":"Sun"}]}]' }),
      ],
    });
    expect(span).toMatchObject({
      type: 'CHAIN',
      messages: [
        { role: 'system', parts: [{ type: 'text', text: 'Be brief' }] },
        { role: 'user', parts: [{ type: 'text', text: 'Weather?' }] },
      ],
      responseMessages: [{ role: 'assistant', parts: [{ type: 'text', text: 'Sun' }] }],
    });
    expect(span.messages).toHaveLength(2);
    expect(span.sessionId).toBeUndefined();
  });
});
