import { describe, expect, it } from 'vitest';

import { readSample, type SampleSpan } from '../../testing/sample-span.ts';
import { translateSpan } from '../translate-span.ts';

const translate = (sample: SampleSpan) => readSample(sample, (span) => translateSpan(span));

describe('Spring AI', () => {
  const anthropic = {
    'gen_ai.operation.name': 'chat',
    'gen_ai.system': 'anthropic',
    'gen_ai.request.model': 'claude-haiku-4-5',
    'gen_ai.request.temperature': '0.7',
    'gen_ai.usage.input_tokens': '100',
    'gen_ai.usage.output_tokens': '20',
    'gen_ai.usage.total_tokens': '120',
    'gen_ai.usage.cache_read.input_tokens': '40',
  };

  it('reads numbers that are strings, counted as the provider counts', () => {
    const span = translate({ scope: 'org.springframework.boot', name: 'chat claude', attributes: anthropic });
    expect(span).toMatchObject({
      type: 'CHAT_MODEL',
      framework: 'spring-ai',
      params: { temperature: 0.7 },
      usage: { inputTokens: 140, outputTokens: 20, totalTokens: 160, cacheReadTokens: 40 },
      content: 'missing',
    });
    const openAi = { ...anthropic, 'gen_ai.system': 'openai', 'gen_ai.request.model': 'gpt-4o' };
    const other = translate({ scope: 'org.springframework.boot', attributes: openAi });
    expect(other.usage).toMatchObject({ inputTokens: 100, totalTokens: 120 });
  });

  it('refuses the default conversation', () => {
    const attributes = { 'spring.ai.kind': 'chat_client', 'spring.ai.chat.client.conversation.id': 'default' };
    const span = translate({ attributes });
    expect(span).toMatchObject({ type: 'CHAIN', subtype: 'chat_client', framework: 'spring-ai' });
    expect(span.sessionId).toBeUndefined();
    const named = { ...attributes, 'spring.ai.chat.client.conversation.id': 'c-4' };
    expect(translate({ attributes: named }).sessionId).toBe('c-4');
  });

  it('reads tools and vector stores', () => {
    const tool = translate({
      attributes: {
        'spring.ai.kind': 'tool_call',
        'spring.ai.tool.definition.name': 'weather',
        'spring.ai.tool.call.arguments': '{"city":"Oslo"}',
        'spring.ai.tool.call.result': '"21C"',
      },
    });
    expect(tool).toMatchObject({
      type: 'TOOL',
      tool: { name: 'weather', arguments: { city: 'Oslo' }, result: '21C' },
    });
    const attributes = { 'spring.ai.kind': 'vector_store', 'db.vector.query.content': 'dogs' };
    expect(translate({ attributes })).toMatchObject({ type: 'RETRIEVER', inputs: 'dogs' });
  });

  it('does not take every span of Spring Boot for its own', () => {
    const span = translate({ scope: 'org.springframework.boot', name: 'http get /' });
    expect(span.framework).toBeUndefined();
  });
});
