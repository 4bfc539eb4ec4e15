import { describe, expect, it } from 'vitest';

import { readSample, type SampleSpan } from '../../testing/sample-span.ts';
import { translateSpan } from '../translate-span.ts';

const translate = (sample: SampleSpan) => readSample(sample, (span) => translateSpan(span));

describe('OpenLIT', () => {
  it('reads Anthropic’s input, which it counts without the cache', () => {
    const attributes = {
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': 'anthropic',
      'gen_ai.request.model': 'claude-haiku-4-5',
      'gen_ai.usage.input_tokens': 100,
      'gen_ai.usage.output_tokens': 20,
      'gen_ai.usage.prompt_tokens_details.cached_tokens': 40,
      'gen_ai.server.time_to_first_token': 0.2,
      'gen_ai.application_name': 'shop',
    };
    expect(translate({ scope: 'openlit.instrumentation.anthropic', attributes })).toMatchObject({
      framework: 'openlit',
      usage: { inputTokens: 140, outputTokens: 20, totalTokens: 160, cacheReadTokens: 40 },
      timeToFirstTokenMs: 200,
      metadata: { application: 'shop' },
    });
    const query = { 'gen_ai.operation.name': 'vectordb', 'gen_ai.retrieval.query': 'dogs' };
    expect(translate({ scope: 'openlit.x', attributes: query })).toMatchObject({ type: 'RETRIEVER', inputs: 'dogs' });
  });
});
