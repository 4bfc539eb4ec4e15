import { describe, expect, it } from 'vitest';

import { readSample, type SampleSpan } from '../../../testing/sample-span.ts';
import { toSpanPreview } from '../../to-span-preview.ts';
import { toSpanRecord } from '../../to-span-record.ts';
import { translateSpan } from '../../translate-span.ts';

const sampleOf = (attributes: Readonly<Record<string, unknown>>): SampleSpan => ({
  scope: '@mastra/otel-exporter',
  attributes,
});
const translate = (attributes: Readonly<Record<string, unknown>>) =>
  readSample(sampleOf(attributes), (span) => translateSpan(span));
const record = (attributes: Readonly<Record<string, unknown>>) =>
  readSample(sampleOf(attributes), (span) => toSpanRecord(span));

describe('Mastra', () => {
  it('reads a model call, whose lists are JSON in strings', () => {
    const attributes = {
      'mastra.span.type': 'model_inference',
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': 'anthropic.messages',
      'gen_ai.request.model': 'claude-sonnet-4-5',
      'gen_ai.request.stop_sequences': '["END"]',
      'gen_ai.response.finish_reasons': '["tool-calls"]',
      'gen_ai.output.messages':
        '[{"role":"assistant","parts":[{"type":"tool_call","id":"c1","name":"add","arguments":"{\\"a\\":1}"}]}]',
      // More cached than half the input would look like Anthropic's own way of counting.
      'gen_ai.usage.input_tokens': 20,
      'gen_ai.usage.output_tokens': 5,
      'gen_ai.usage.cache_read.input_tokens': 12,
      'mastra.completion_start_time': '2023-11-14T22:13:20.250Z',
    };
    expect(translate(attributes)).toMatchObject({
      type: 'CHAT_MODEL',
      framework: 'mastra',
      subtype: 'model_inference',
      provider: 'anthropic',
      params: { stop: ['END'] },
      finishReasons: ['tool_calls'],
      responseMessages: [{ parts: [{ type: 'tool_call', id: 'c1', name: 'add', arguments: { a: 1 } }] }],
      usage: { inputTokens: 20, outputTokens: 5, totalTokens: 25, cacheReadTokens: 12 },
      timeToFirstTokenMs: 250,
    });
  });

  it('reads an agent: its input under its own kind, names of tools, thread and resource', () => {
    const attributes = {
      'mastra.span.type': 'agent_run',
      'gen_ai.operation.name': 'invoke_agent',
      'gen_ai.agent.id': 'wx',
      'gen_ai.agent.name': 'Weather',
      'gen_ai.system_instructions': 'Be terse.',
      'gen_ai.tool.definitions': '["get_weather"]',
      'mastra.agent_run.input': 'Weather?',
      'mastra.agent_run.output': '{"text":"Sunny.","files":[]}',
      'mastra.metadata.threadId': 't-1',
      'mastra.metadata.resourceId': 'r-1',
      'mastra.metadata.headers': '{"set-cookie":"x"}',
      'mastra.tags': '["a","b"]',
    };
    const span = translate(attributes);
    expect(span).toMatchObject({
      type: 'AGENT',
      agent: { id: 'wx', name: 'Weather' },
      messages: [
        { role: 'system', parts: [{ type: 'text', text: 'Be terse.' }] },
        { role: 'user', parts: [{ type: 'text', text: 'Weather?' }] },
      ],
      responseMessages: [{ role: 'assistant', parts: [{ type: 'text', text: 'Sunny.' }] }],
      tools: [{ type: 'function', name: 'get_weather' }],
      sessionId: 't-1',
      userId: 'r-1',
      tags: ['a', 'b'],
    });
    expect(span.metadata).not.toHaveProperty('headers');
    expect(readSample(sampleOf(attributes), toSpanPreview).input).toBe('Weather?');
  });

  it('shows the conversation on the spans around a call', () => {
    const span = translate({
      'mastra.span.type': 'model_step',
      'gen_ai.operation.name': 'agent_step',
      'mastra.model_step.input': '[{"role":"user","content":"Weather?"}]',
      'mastra.model_step.output': '{"text":"","toolCalls":[{"toolCallId":"c1","toolName":"wx","args":{"c":"Rome"}}]}',
    });
    expect(span).toMatchObject({
      type: 'CHAIN',
      messages: [{ role: 'user', parts: [{ type: 'text', text: 'Weather?' }] }],
      responseMessages: [{ parts: [{ type: 'tool_call', id: 'c1', name: 'wx', arguments: { c: 'Rome' } }] }],
    });
  });

  it.each([
    ['workflow_step', 'TASK'],
    ['workflow_conditional', 'CHAIN'],
    ['memory_operation', 'MEMORY'],
    ['scorer_run', 'EVALUATOR'],
    ['rag_embedding', 'EMBEDDING'],
    ['model_chunk', 'CHAIN'],
    ['never_heard_of', 'CHAIN'],
  ])('knows the kind %s', (kind, type) => {
    expect(record({ 'mastra.span.type': kind, 'gen_ai.operation.name': kind }).type).toBe(type);
  });

  it('prefers the user to the resource', () => {
    const attributes = { 'mastra.metadata.userId': 'u-1', 'mastra.metadata.resourceId': 'r-1' };
    expect(record(attributes).userId).toBe('u-1');
  });
});
