import { describe, expect, it } from 'vitest';

import { readSample, type SampleSpan } from '../../../testing/sample-span.ts';
import { toSpanPreview } from '../../to-span-preview.ts';
import { toSpanRecord } from '../../to-span-record.ts';
import { translateSpan } from '../../translate-span.ts';

const translate = (sample: SampleSpan) => readSample(sample, (span) => translateSpan(span));
const record = (sample: SampleSpan) => readSample(sample, (span) => toSpanRecord(span));

const LEGACY_CHAT: SampleSpan = {
  scope: 'opentelemetry.instrumentation.anthropic',
  name: 'anthropic.chat',
  kind: 3,
  attributes: {
    'llm.request.type': 'chat',
    'gen_ai.system': 'anthropic',
    'gen_ai.request.model': 'claude-sonnet-4-5',
    'gen_ai.response.model': 'claude-sonnet-4-5-20250929',
    'gen_ai.prompt.0.role': 'system',
    'gen_ai.prompt.0.content': 'You are a bot',
    'gen_ai.prompt.2.role': 'user',
    'gen_ai.prompt.2.content': '[{"type":"text","text":"Book a table"}]',
    'gen_ai.completion.0.role': 'assistant',
    'gen_ai.completion.0.content': '',
    'gen_ai.completion.0.finish_reason': 'tool_use',
    'gen_ai.completion.0.tool_calls.0.id': 'toolu_1',
    'gen_ai.completion.0.tool_calls.0.name': 'book',
    'gen_ai.completion.0.tool_calls.0.arguments': '{"n":2}',
    'llm.request.functions.0.name': 'book',
    'llm.request.functions.0.description': 'Book',
    'llm.request.functions.0.parameters': '{"type":"object"}',
    'gen_ai.usage.prompt_tokens': 2300,
    'gen_ai.usage.completion_tokens': 150,
    'llm.usage.total_tokens': 2450,
    'gen_ai.usage.cache_read_input_tokens': 2000,
    'gen_ai.usage.cache_creation_input_tokens': 100,
    'traceloop.association.properties.user_id': 'u9',
    'traceloop.association.properties.session_id': 'sess9',
    'traceloop.workflow.name': 'booking',
  },
};

describe('OpenLLMetry', () => {
  it('reads a flattened chat with a gap in its indexes', () => {
    const usage = {
      inputTokens: 2300,
      outputTokens: 150,
      totalTokens: 2450,
      cacheReadTokens: 2000,
      cacheWriteTokens: 100,
    };
    expect(translate(LEGACY_CHAT)).toMatchObject({
      type: 'CHAT_MODEL',
      framework: 'traceloop',
      provider: 'anthropic',
      model: { request: 'claude-sonnet-4-5', response: 'claude-sonnet-4-5-20250929' },
      messages: [
        { role: 'system', parts: [{ type: 'text', text: 'You are a bot' }] },
        { role: 'user', parts: [{ type: 'text', text: 'Book a table' }] },
      ],
      responseMessages: [
        {
          role: 'assistant',
          parts: [{ type: 'tool_call', id: 'toolu_1', name: 'book', arguments: { n: 2 } }],
          finishReason: 'tool_calls',
        },
      ],
      tools: [{ type: 'function', name: 'book', description: 'Book', parameters: { type: 'object' } }],
      usage,
      sessionId: 'sess9',
      userId: 'u9',
      metadata: { workflowName: 'booking' },
    });
    expect(record(LEGACY_CHAT)).toMatchObject({ type: 'CHAT_MODEL', usage, sessionId: 'sess9' });
    expect(readSample(LEGACY_CHAT, toSpanPreview).input).toContain('Book a table');
  });

  it('reads an agent of LangChain: operation before kind, the envelope opened, its tags', () => {
    const span = translate({
      scope: 'opentelemetry.instrumentation.langchain',
      name: 'invoke_agent planner',
      attributes: {
        'traceloop.span.kind': 'workflow',
        'traceloop.entity.name': 'planner',
        'gen_ai.operation.name': 'invoke_agent',
        'gen_ai.provider.name': 'langchain',
        'gen_ai.agent.name': 'planner',
        'traceloop.entity.input': '{"inputs":{"q":"x"},"tags":["t1"],"metadata":{},"kwargs":{}}',
        'traceloop.entity.output': '{"outputs":{"a":"y"},"kwargs":{}}',
      },
    });
    expect(span).toMatchObject({
      type: 'AGENT',
      framework: 'traceloop',
      agent: { name: 'planner' },
      inputs: { q: 'x' },
      outputs: { a: 'y' },
      tags: ['t1'],
    });
    expect(span.provider).toBeUndefined();
  });

  it.each([
    ['workflow', undefined, 'WORKFLOW'],
    ['task', 'execute_task', 'TASK'],
    ['workflow', 'execute_tool', 'TOOL'],
    ['session', undefined, 'CHAIN'],
    ['handoff', 'handoff', 'CHAIN'],
    ['unknown', undefined, 'UNKNOWN'],
  ])('takes kind %s with operation %s for %s', (kind, operation, type) => {
    const attributes = { 'traceloop.span.kind': kind, ...(operation && { 'gen_ai.operation.name': operation }) };
    expect(translate({ attributes }).type).toBe(type);
  });

  it('opens the arguments that decorators wrap', () => {
    const tool = (input: string) =>
      translate({
        attributes: { 'traceloop.span.kind': 'tool', 'traceloop.entity.name': 'f', 'traceloop.entity.input': input },
      }).tool;
    expect(tool('{"args":[],"kwargs":{"a":1}}')).toEqual({ name: 'f', arguments: { a: 1 } });
    expect(tool('{"args":["Oslo"],"kwargs":{}}')).toEqual({ name: 'f', arguments: 'Oslo' });
    expect(tool('{"args":[1],"kwargs":{"b":2}}')).toEqual({ name: 'f', arguments: { args: [1], kwargs: { b: 2 } } });
    expect(tool('{"args":"mine","kwargs":{"b":2}}')).toEqual({
      name: 'f',
      arguments: { args: 'mine', kwargs: { b: 2 } },
    });
  });

  it('knows which Anthropic instrumentation leaves the cache out of the input', () => {
    const usageOf = (scope: string, version: Record<string, number>) =>
      record({
        scope,
        attributes: {
          'gen_ai.provider.name': 'anthropic',
          'gen_ai.operation.name': 'chat',
          'gen_ai.usage.output_tokens': 15,
          ...version,
        },
      }).usage.inputTokens;
    const small = { 'gen_ai.usage.input_tokens': 100, 'gen_ai.usage.cache_read.input_tokens': 40 };
    const proof = { 'gen_ai.usage.input_tokens': 17, 'gen_ai.usage.cache_read.input_tokens': 40 };
    expect(usageOf('opentelemetry.instrumentation.anthropic', small)).toBe(100);
    expect(usageOf('opentelemetry.instrumentation.anthropic', proof)).toBe(57);
    expect(usageOf('@traceloop/instrumentation-anthropic', proof)).toBe(57);
  });

  it('adds the thoughts of Gemini to its output, which the total tells', () => {
    const { usage } = record({
      scope: '@traceloop/instrumentation-google-generativeai',
      attributes: {
        'gen_ai.operation.name': 'generate_content',
        'gen_ai.usage.input_tokens': 26,
        'gen_ai.usage.output_tokens': 15,
        'gen_ai.usage.total_tokens': 43,
        'gen_ai.usage.reasoning_tokens': 2,
      },
    });
    expect(usage).toMatchObject({ inputTokens: 26, outputTokens: 17, totalTokens: 43 });
  });

  it('opens the list of input items that arrives as the text of one message', () => {
    const items = JSON.stringify([
      { role: 'user', content: 'Weather?' },
      { type: 'function_call', call_id: 'c1', name: 'wx', arguments: '{}' },
      { type: 'function_call_output', call_id: 'c1', output: 'sunny' },
    ]);
    const messagesOf = (text: string) =>
      translate({
        scope: '@traceloop/instrumentation-openai',
        attributes: {
          'gen_ai.operation.name': 'chat',
          'gen_ai.input.messages': JSON.stringify([{ role: 'user', parts: [{ type: 'text', content: text }] }]),
        },
      }).messages;
    expect(messagesOf(items)?.map(({ role }) => role)).toEqual(['user', 'assistant', 'tool']);
    // What somebody pasted is what they said.
    expect(messagesOf('[{"city":"Oslo"}]')?.[0]?.parts).toEqual([{ type: 'text', text: '[{"city":"Oslo"}]' }]);
  });

  it('reads a refusal, and what a tool in Python was called with', () => {
    const answer = { 'gen_ai.completion.0.role': 'assistant', 'gen_ai.completion.0.refusal': 'I must not.' };
    const refused = translate({ attributes: { 'llm.request.type': 'chat', ...answer } });
    expect(refused.responseMessages?.[0]?.parts).toEqual([{ type: 'refusal', text: 'I must not.' }]);
    const input = JSON.stringify({ input_str: "{'city': 'Oslo', 'days': None}", tags: [], metadata: {}, kwargs: {} });
    const tool = translate({ attributes: { 'traceloop.span.kind': 'tool', 'traceloop.entity.input': input } });
    expect(tool.tool?.arguments).toEqual({ city: 'Oslo', days: null });
  });

  it('leaves out content that is the word null', () => {
    const span = translate({
      attributes: {
        'llm.request.type': 'chat',
        'gen_ai.prompt.0.role': 'assistant',
        'gen_ai.prompt.0.content': 'null',
        'gen_ai.prompt.1.role': 'user',
        'gen_ai.prompt.1.content': 'Hi',
      },
    });
    expect(span.messages).toEqual([
      { role: 'assistant', parts: [] },
      { role: 'user', parts: [{ type: 'text', text: 'Hi' }] },
    ]);
  });

  it('reads hits of a vector database from events and leaves the vectors out', () => {
    const event = (name: string, attributes: Record<string, unknown>) => ({ name, attributes });
    const span = translate({
      attributes: { 'traceloop.workflow.name': 'rag', 'traceloop.entity.name': 'q', 'db.vector.query.top_k': 2 },
      events: [
        event('db.query.embeddings', { 'db.query.embeddings.vector': '[0.1]' }),
        event('db.query.result', {
          'db.query.result.id': 'd1',
          'db.query.result.score': 0.9,
          'db.query.result.vector': '[1]',
        }),
      ],
    });
    expect(span).toMatchObject({ type: 'RETRIEVER', outputs: [{ id: 'd1', score: 0.9 }] });
  });

  it('takes session and user, but not the name of the framework, from what it stamps on foreign spans', () => {
    const span = translate({
      scope: 'http',
      attributes: { 'traceloop.association.properties.thread_id': 't1', 'traceloop.workflow.name': 'w' },
    });
    expect(span).toMatchObject({ type: 'UNKNOWN', sessionId: 't1', metadata: { workflowName: 'w' } });
    expect(span.framework).toBeUndefined();
  });

  it('leaves the scopes of OpenTelemetry’s own instrumentations to the GenAI conventions', () => {
    const attributes = { 'gen_ai.operation.name': 'chat' };
    expect(translate({ scope: 'opentelemetry.instrumentation.openai_v2', attributes }).framework).toBe('genai');
    expect(translate({ scope: 'opentelemetry.instrumentation.openai.v1', attributes }).framework).toBe('traceloop');
  });
});
