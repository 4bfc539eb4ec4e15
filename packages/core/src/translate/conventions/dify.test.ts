import { describe, expect, it } from 'vitest';

import { readSample, type SampleSpan } from '../../testing/sample-span.ts';
import { translateSpan } from '../translate-span.ts';

const translate = (sample: SampleSpan) => readSample(sample, (span) => translateSpan(span));

describe('Dify', () => {
  it('reads its kinds, its prompts and nanoseconds', () => {
    const span = translate({
      attributes: {
        'gen_ai.framework': 'dify',
        'gen_ai.span.kind': 'LLM',
        'gen_ai.prompt': '[{"role":"user","text":"Hi"}]',
        'gen_ai.completion': 'Hello',
        'gen_ai.user.id': 'u-1',
        'gen_ai.user.time_to_first_token': 250_000_000,
        'dify.app_id': 'app-1',
      },
    });
    expect(span).toMatchObject({
      type: 'CHAT_MODEL',
      framework: 'dify',
      messages: [{ role: 'user', parts: [{ type: 'text', text: 'Hi' }] }],
      responseMessages: [{ role: 'assistant', parts: [{ type: 'text', text: 'Hello' }] }],
      timeToFirstTokenMs: 250,
      userId: 'u-1',
      metadata: { app_id: 'app-1' },
    });
  });

  it('shares its kinds with Alibaba’s instrumentations', () => {
    expect(translate({ attributes: { 'gen_ai.span.kind': 'RETRIEVER' } }).type).toBe('RETRIEVER');
    const attributes = { 'gen_ai.span.kind': 'CHAIN', 'gen_ai.operation.name': 'chat' };
    expect(translate({ attributes }).type).toBe('CHAT_MODEL');
  });
});
