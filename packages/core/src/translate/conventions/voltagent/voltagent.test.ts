import { describe, expect, it } from 'vitest';

import { readSample, type SampleSpan } from '../../../testing/sample-span.ts';
import { rollUpTrace } from '../../../trace/roll-up-trace.ts';
import { toSpanPreview } from '../../to-span-preview.ts';
import { toSpanRecord } from '../../to-span-record.ts';
import { translateSpan } from '../../translate-span.ts';

const translate = (sample: SampleSpan) => readSample(sample, translateSpan);
const record = (sample: SampleSpan) => readSample(sample, toSpanRecord);

describe('VoltAgent: agent, model call, tool', () => {
  const agent: SampleSpan = {
    resource: { 'service.name': 'voltagent' },
    scope: '@voltagent/core',
    spanId: 'b1',
    name: 'streamText',
    attributes: {
      'entity.id': 'wx',
      'entity.type': 'agent',
      'entity.name': 'Weather',
      'voltagent.operation_id': 'op-9',
      'voltagent.conversation_id': 'conv-7',
      'conversation.id': 'conv-7',
      'user.id': 'u-42',
      input: 'Weather in Oslo?',
      output: '3 °C, rain.',
      'agent.instructions': 'You are terse.',
      'ai.model.name': 'gpt-4o-mini',
      'ai.model.provider': 'openai',
      'ai.model.temperature': 0,
      'usage.prompt_tokens': 530,
      'usage.completion_tokens': 71,
      'usage.total_tokens': 601,
      'usage.cached_tokens': 256,
      'ai.response.finish_reason': 'stop',
    },
  };
  const call: SampleSpan = {
    scope: '@voltagent/core',
    spanId: 'b2',
    parentSpanId: 'b1',
    name: 'llm:streamText',
    kind: 3,
    attributes: {
      'entity.type': 'agent',
      'entity.id': 'wx',
      'span.type': 'llm',
      'llm.operation': 'streamText',
      'llm.model': 'openai/gpt-4o-mini',
      'llm.provider': 'openai',
      'llm.stream': true,
      'llm.messages': '[{"role":"system","content":"You are terse."},{"role":"user","content":"Weather in Oslo?"}]',
      'llm.messages.count': 14,
      'llm.tools': 'getWeather,searchDocs',
      'llm.usage.prompt_tokens': 530,
      'llm.usage.completion_tokens': 71,
      'llm.usage.total_tokens': 601,
      'llm.usage.cached_tokens': 256,
      'llm.finish_reason': 'stop',
    },
  };
  const tool: SampleSpan = {
    scope: '@voltagent/core',
    spanId: 'b3',
    parentSpanId: 'b1',
    name: 'tool.execution:getWeather',
    attributes: {
      'entity.type': 'agent',
      'span.type': 'tool',
      'tool.name': 'getWeather',
      'tool.call.id': 'call_1',
      input: '{"city":"Oslo"}',
      output: '{"t":3}',
    },
  };
  const usage = { inputTokens: 530, outputTokens: 71, totalTokens: 601, cacheReadTokens: 256 };

  it('reads the agent', () => {
    expect(translate(agent)).toMatchObject({
      type: 'AGENT',
      framework: 'voltagent',
      agent: { id: 'wx', name: 'Weather' },
      inputs: 'Weather in Oslo?',
      outputs: '3 °C, rain.',
      model: { request: 'gpt-4o-mini' },
      provider: 'openai',
      params: { temperature: 0 },
      usage,
      sessionId: 'conv-7',
      userId: 'u-42',
    });
  });

  it('reads the model call: kind before inherited entity, provider cut from the model, names of tools, cut prompt', () => {
    expect(translate(call)).toMatchObject({
      type: 'CHAT_MODEL',
      model: { request: 'gpt-4o-mini' },
      provider: 'openai',
      params: { stream: true },
      messages: [
        { role: 'system', parts: [{ type: 'text', text: 'You are terse.' }] },
        { role: 'user', parts: [{ type: 'text', text: 'Weather in Oslo?' }] },
      ],
      content: 'truncated',
      tools: [
        { type: 'function', name: 'getWeather' },
        { type: 'function', name: 'searchDocs' },
      ],
      usage,
      finishReasons: ['stop'],
    });
  });

  it('reads the tool', () => {
    expect(translate(tool)).toMatchObject({
      type: 'TOOL',
      tool: { name: 'getWeather', callId: 'call_1', arguments: { city: 'Oslo' }, result: { t: 3 } },
      inputs: { city: 'Oslo' },
      outputs: { t: 3 },
    });
  });

  it('counts the call once', () => {
    const rollup = rollUpTrace([record(tool), record(call), record(agent)]);
    expect(rollup).toMatchObject({ usage, sessionId: 'conv-7', userId: 'u-42', serviceNames: ['voltagent'] });
    expect(readSample(agent, toSpanPreview)).toEqual({ input: 'Weather in Oslo?', output: '3 °C, rain.' });
  });
});
