import { describe, expect, it } from 'vitest';

import { readSample, type SampleSpan } from '../../testing/sample-span.ts';
import { translateSpan } from '../translate-span.ts';

const translate = (sample: SampleSpan) => readSample(sample, (span) => translateSpan(span));

describe('Qwen Code', () => {
  it('reads counts that include the cache, and seconds beside milliseconds', () => {
    const span = translate({
      name: 'qwen-code.llm_request',
      attributes: {
        'session.id': 'q-1',
        'qwen-code.model': 'qwen3-coder',
        input_tokens: 100,
        output_tokens: 9,
        cached_input_tokens: 60,
        'gen_ai.server.time_to_first_token': 0.5,
      },
    });
    expect(span).toMatchObject({
      type: 'CHAT_MODEL',
      framework: 'qwen-code',
      model: { request: 'qwen3-coder' },
      usage: { inputTokens: 100, outputTokens: 9, totalTokens: 109, cacheReadTokens: 60 },
      timeToFirstTokenMs: 500,
      sessionId: 'q-1',
    });
    const tool = { 'tool.name': 'edit', 'tool.call_id': 't1' };
    expect(translate({ name: 'qwen-code.tool', attributes: tool })).toMatchObject({
      type: 'TOOL',
      tool: { name: 'edit', callId: 't1' },
    });
  });
});
