import { describe, expect, it } from 'vitest';

import { readSample, type SampleSpan } from '../../../testing/sample-span.ts';
import { translateSpan } from '../../translate-span.ts';

const translate = (sample: SampleSpan) => readSample(sample, (span) => translateSpan(span));

const QUESTION =
  '{"role":"user","parts":[{"type":"text","content":"Who?"},{"type":"image-url","url":"https://x.test/p.jpg"}]},{"role":"assistant","parts":[{"type":"thinking","content":"hmm"},{"type":"tool_call","id":"p1","name":"who","arguments":"{\\"id\\":1}"}]},{"role":"user","parts":[{"type":"tool_call_response","id":"p1","name":"who","result":"Ann"}]}';
const MESSAGES = [
  {
    role: 'user',
    parts: [
      { type: 'text', text: 'Who?' },
      { type: 'image', url: 'https://x.test/p.jpg' },
    ],
  },
  {
    role: 'assistant',
    parts: [
      { type: 'reasoning', text: 'hmm' },
      { type: 'tool_call', id: 'p1', name: 'who', arguments: { id: 1 } },
    ],
  },
  { role: 'tool', parts: [{ type: 'tool_result', id: 'p1', name: 'who', result: 'Ann' }] },
];

describe('Pydantic AI', () => {
  it('reads an agent with its aggregated usage', () => {
    const conversationId = '0198f3a2-7c11-7d44-9a55-0f1e2d3c4b5a';
    const span = translate({
      scope: 'pydantic-ai',
      name: 'invoke_agent support',
      attributes: {
        model_name: 'gpt-4o',
        agent_name: 'support',
        'gen_ai.agent.name': 'support',
        'gen_ai.operation.name': 'invoke_agent',
        'gen_ai.conversation.id': conversationId,
        'gen_ai.aggregated_usage.input_tokens': 310,
        'gen_ai.aggregated_usage.output_tokens': 58,
        'pydantic_ai.all_messages': `[${QUESTION},{"role":"assistant","parts":[{"type":"text","content":"Ann."}]}]`,
        final_result: 'Ann.',
        'logfire.msg': 'support run',
      },
    });
    expect(span).toMatchObject({
      type: 'AGENT',
      framework: 'pydantic-ai',
      agent: { name: 'support' },
      messages: MESSAGES,
      responseMessages: [{ role: 'assistant', parts: [{ type: 'text', text: 'Ann.' }] }],
      outputs: 'Ann.',
      usage: { inputTokens: 310, outputTokens: 58, totalTokens: 368 },
      sessionId: conversationId,
      sessionGranularity: 'run',
      metadata: { displayName: 'support run' },
    });
  });

  it('takes a conversation id of the customer’s own for a session', () => {
    const attributes = { 'gen_ai.operation.name': 'invoke_agent', 'gen_ai.conversation.id': 'ticket-7' };
    const span = translate({ scope: 'pydantic-ai', attributes });
    expect(span.sessionId).toBe('ticket-7');
    expect(span).not.toHaveProperty('sessionGranularity');
  });

  it('reads a model call of the current version', () => {
    const span = translate({
      scope: 'pydantic-ai',
      name: 'chat gpt-4o',
      attributes: {
        'gen_ai.operation.name': 'chat',
        'gen_ai.provider.name': 'openai',
        'gen_ai.system': 'openai',
        'gen_ai.request.model': 'gpt-4o',
        'gen_ai.response.model': 'gpt-4o-2024-08-06',
        model_request_parameters:
          '{"function_tools":[{"name":"who","description":"d","parameters_json_schema":{"type":"object"}}]}',
        'gen_ai.system_instructions': '[{"type":"text","content":"Help."}]',
        'gen_ai.input.messages': `[${QUESTION}]`,
        'gen_ai.output.messages':
          '[{"role":"assistant","parts":[{"type":"text","content":"Ann."}],"finish_reason":"stop"}]',
        'gen_ai.usage.input_tokens': 310,
        'gen_ai.usage.output_tokens': 58,
        'gen_ai.usage.details.reasoning_tokens': 0,
        'operation.cost': 0.001355,
        'logfire.json_schema': '{}',
      },
    });
    expect(span).toMatchObject({
      type: 'CHAT_MODEL',
      provider: 'openai',
      messages: [{ role: 'system', parts: [{ type: 'text', text: 'Help.' }] }, ...MESSAGES],
      responseMessages: [{ role: 'assistant', parts: [{ type: 'text', text: 'Ann.' }], finishReason: 'stop' }],
      tools: [{ type: 'function', name: 'who', description: 'd', parameters: { type: 'object' } }],
      usage: { inputTokens: 310, outputTokens: 58, totalTokens: 368, reasoningTokens: 0 },
      costUsd: 0.001355,
    });
  });

  it('reads the events of version 1', () => {
    const span = translate({
      scope: 'pydantic-ai',
      name: 'chat gpt-4o',
      attributes: {
        'gen_ai.operation.name': 'chat',
        events: JSON.stringify([
          { 'event.name': 'gen_ai.system.message', role: 'system', content: 'Help.', 'gen_ai.message.index': 0 },
          { 'event.name': 'gen_ai.user.message', role: 'user', content: 'Who?', 'gen_ai.message.index': 1 },
          { 'event.name': 'gen_ai.choice', index: 0, message: { role: 'assistant', content: 'Ann.' } },
        ]),
      },
    });
    expect(span).toMatchObject({
      messages: [
        { role: 'system', parts: [{ type: 'text', text: 'Help.' }] },
        { role: 'user', parts: [{ type: 'text', text: 'Who?' }] },
      ],
      responseMessages: [{ role: 'assistant', parts: [{ type: 'text', text: 'Ann.' }] }],
    });
  });

  it.each([
    ['running tool', { tool_arguments: '{"id":1}', tool_response: 'Ann', 'gen_ai.tool.name': 'who' }],
    [
      'execute_tool who',
      { 'gen_ai.tool.call.arguments': '{"id":1}', 'gen_ai.tool.call.result': 'Ann', 'gen_ai.tool.name': 'who' },
    ],
  ])('reads the tool of a span named %s', (name, attributes) => {
    const span = translate({ scope: 'pydantic-ai', name, attributes });
    expect(span).toMatchObject({ type: 'TOOL', tool: { name: 'who', arguments: { id: 1 }, result: 'Ann' } });
  });

  it('types what groups tools as a chain and marks what is still pending', () => {
    expect(translate({ scope: 'pydantic-ai', name: 'running 2 tools' }).type).toBe('CHAIN');
    const pending = { 'logfire.span_type': 'pending_span' };
    expect(translate({ scope: 'pydantic-ai', name: 'agent run', attributes: pending })).toMatchObject({
      type: 'AGENT',
      subtype: 'pending_span',
    });
  });
});

describe('Logfire’s own instrumentations', () => {
  it('reads the request and the answer of the provider', () => {
    const span = translate({
      scope: 'logfire.openai',
      name: 'Chat Completion with gpt-4o',
      attributes: {
        'gen_ai.system': 'openai',
        'gen_ai.request.model': 'gpt-4o',
        request_data: '{"model":"gpt-4o","temperature":0,"messages":[{"role":"user","content":"Hi"}]}',
        response_data: '{"message":{"role":"assistant","content":"Hello"},"usage":{"total_tokens":3}}',
      },
    });
    expect(span).toMatchObject({
      type: 'CHAT_MODEL',
      framework: 'logfire',
      params: { temperature: 0 },
      messages: [{ role: 'user', parts: [{ type: 'text', text: 'Hi' }] }],
      responseMessages: [{ role: 'assistant', parts: [{ type: 'text', text: 'Hello' }] }],
    });
  });

  it('leaves spans that only share the display name alone', () => {
    const span = translate({
      scope: 'logfire',
      name: 'x',
      attributes: { 'logfire.json_schema': '{}', 'logfire.msg': 'x' },
    });
    expect(span).toMatchObject({ type: 'UNKNOWN' });
    expect(span.framework).toBeUndefined();
  });
});
