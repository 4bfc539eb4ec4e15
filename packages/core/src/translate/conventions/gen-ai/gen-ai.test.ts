import { describe, expect, it } from 'vitest';

import { readSample, type SampleSpan } from '../../../testing/sample-span.ts';
import { translateSpan } from '../../translate-span.ts';

const translate = (sample: SampleSpan) => readSample(sample, translateSpan);

describe('GenAI conventions, structured and as JSON strings', () => {
  const structured = {
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': 'openai',
    'gen_ai.request.model': 'gpt-5-mini',
    'gen_ai.response.model': 'gpt-5-mini-2025-08-07',
    'gen_ai.response.id': 'resp_1',
    'gen_ai.conversation.id': 'c-77',
    'gen_ai.request.max_tokens': 1000,
    'gen_ai.request.stop_sequences': ['END'],
    'gen_ai.request.seed': 0,
    'gen_ai.response.time_to_first_chunk': 0.42,
    'gen_ai.system_instructions': [{ type: 'text', content: 'Be exact.' }],
    'gen_ai.input.messages': [
      {
        role: 'user',
        parts: [
          { type: 'text', content: 'Sum' },
          { type: 'blob', modality: 'image', mime_type: 'image/png', content: 'iVBORw0KGgo=' },
        ],
      },
      { role: 'assistant', parts: [{ type: 'tool_call', id: 'f1', name: 'add', arguments: { a: 1, b: 2 } }] },
      { role: 'tool', parts: [{ type: 'tool_call_response', id: 'f1', result: 3 }] },
    ],
    'gen_ai.output.messages': [
      {
        role: 'assistant',
        parts: [
          { type: 'reasoning', content: '1+2' },
          { type: 'text', content: '3' },
        ],
        finish_reason: 'stop',
      },
    ],
    'gen_ai.tool.definitions': [{ type: 'function', name: 'add', parameters: { type: 'object' } }],
    'gen_ai.response.finish_reasons': ['stop'],
    'gen_ai.usage.input_tokens': 1500,
    'gen_ai.usage.output_tokens': 400,
    'gen_ai.usage.cache_read.input_tokens': 1024,
    'gen_ai.usage.reasoning.output_tokens': 320,
    'server.address': 'api.openai.com',
  };
  const asStrings = Object.fromEntries(
    Object.entries(structured).map(([key, value]) => [key, typeof value === 'object' ? JSON.stringify(value) : value]),
  );

  it.each([
    ['structured', structured],
    ['JSON strings', asStrings],
  ])('reads %s', (_form, attributes) => {
    const span = translate({
      scope: 'opentelemetry.util.genai.handler',
      name: 'chat gpt-5-mini',
      kind: 3,
      attributes,
      events: [
        {
          name: 'gen_ai.evaluation.result',
          attributes: {
            'gen_ai.evaluation.name': 'Relevance',
            'gen_ai.evaluation.score.value': 0.8,
            'gen_ai.evaluation.score.label': 'relevant',
          },
        },
      ],
    });
    expect(span).toMatchObject({
      type: 'CHAT_MODEL',
      framework: 'genai',
      provider: 'openai',
      metadata: { host: 'api.openai.com', evaluations: [{ name: 'Relevance', score: 0.8, label: 'relevant' }] },
      params: { maxTokens: 1000, stop: ['END'], seed: 0 },
      messages: [
        { role: 'system', parts: [{ type: 'text', text: 'Be exact.' }] },
        {
          role: 'user',
          parts: [
            { type: 'text', text: 'Sum' },
            { type: 'image', mediaType: 'image/png', data: 'iVBORw0KGgo=' },
          ],
        },
        { role: 'assistant', parts: [{ type: 'tool_call', id: 'f1', name: 'add', arguments: { a: 1, b: 2 } }] },
        { role: 'tool', parts: [{ type: 'tool_result', id: 'f1', result: 3 }] },
      ],
      responseMessages: [
        {
          role: 'assistant',
          parts: [
            { type: 'reasoning', text: '1+2' },
            { type: 'text', text: '3' },
          ],
          finishReason: 'stop',
        },
      ],
      tools: [{ type: 'function', name: 'add', parameters: { type: 'object' } }],
      timeToFirstTokenMs: 420,
      sessionId: 'c-77',
      responseId: 'resp_1',
    });
    expect(span.usage).toEqual({
      inputTokens: 1500,
      outputTokens: 400,
      totalTokens: 1900,
      cacheReadTokens: 1024,
      reasoningTokens: 320,
    });
  });
});

describe('older generations of the GenAI conventions', () => {
  const chat = { 'gen_ai.operation.name': 'chat', 'gen_ai.system': 'openai', 'gen_ai.request.model': 'gpt-4o' };
  const expected = {
    messages: [
      { role: 'system', parts: [{ type: 'text', text: 'Be terse.' }] },
      { role: 'user', parts: [{ type: 'text', text: 'Hi' }] },
    ],
    responseMessages: [{ role: 'assistant', parts: [{ type: 'text', text: 'Hello' }], finishReason: 'stop' }],
  };

  it('reads one event per message, the choice as JSON string, kvlist or flat', () => {
    for (const choice of [
      { index: 0, finish_reason: 'stop', message: '{"role":"assistant","content":"Hello"}' },
      { index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'Hello' } },
      { index: 0, finish_reason: 'stop', content: 'Hello' },
      { 'gen_ai.event.content': '{"index":0,"finish_reason":"stop","message":{"content":"Hello"}}' },
    ]) {
      const span = translate({
        attributes: chat,
        events: [
          { name: 'gen_ai.system.message', attributes: { content: 'Be terse.' } },
          { name: 'gen_ai.user.message', attributes: { content: 'Hi' } },
          { name: 'gen_ai.choice', attributes: choice },
        ],
      });
      expect(span).toMatchObject(expected);
    }
  });

  it('reads the prompt and completion attributes of the first generation', () => {
    const span = translate({
      attributes: {
        ...chat,
        'gen_ai.prompt': '[{"role":"system","content":"Be terse."},{"role":"user","content":"Hi"}]',
        'gen_ai.completion': '[{"role":"assistant","content":"Hello"}]',
        'gen_ai.response.finish_reasons': ['stop'],
      },
    });
    expect(span).toMatchObject(expected);
  });

  it('takes the message events of a tool span for its arguments and result', () => {
    const span = translate({
      attributes: { 'gen_ai.operation.name': 'execute_tool', 'gen_ai.tool.name': 'add' },
      events: [
        { name: 'gen_ai.tool.message', attributes: { role: 'tool', content: '{"a":1}', id: 'c1' } },
        { name: 'gen_ai.choice', attributes: { message: '[{"text":"3"}]', id: 'c1' } },
      ],
    });
    expect(span).toMatchObject({ type: 'TOOL', inputs: { a: 1 }, outputs: [{ text: '3' }] });
    expect(span.messages).toBeUndefined();
  });

  it('converts counts that leave the cache out, when the numbers or names prove it', () => {
    const usageOf = (attributes: Record<string, unknown>) =>
      translate({ attributes: { ...chat, ...attributes } }).usage;
    expect(
      usageOf({
        'gen_ai.system': 'anthropic',
        'gen_ai.usage.input_tokens': 100,
        'gen_ai.usage.output_tokens': 5,
        'gen_ai.usage.cache_read_input_tokens': 20,
        'gen_ai.usage.cache_creation_input_tokens': 3,
      }),
    ).toEqual({ inputTokens: 123, outputTokens: 5, totalTokens: 128, cacheReadTokens: 20, cacheWriteTokens: 3 });
    expect(
      usageOf({
        'gen_ai.usage.input_tokens': 10,
        'gen_ai.usage.output_tokens': 5,
        'gen_ai.usage.cache_read.input_tokens': 400,
      }),
    ).toEqual({ inputTokens: 410, outputTokens: 5, totalTokens: 415, cacheReadTokens: 400 });
  });
});
