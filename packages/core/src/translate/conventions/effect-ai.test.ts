import { describe, expect, it } from 'vitest';

import { readSample, type SampleSpan } from '../../testing/sample-span.ts';
import { translateSpan } from '../translate-span.ts';

const translate = (sample: SampleSpan) => readSample(sample, (span) => translateSpan(span));

describe('Effect AI', () => {
  it('takes the word `undefined` for nothing', () => {
    const span = translate({
      name: 'LanguageModel.generateText',
      attributes: {
        'gen_ai.system': 'openai',
        'gen_ai.request.model': 'gpt-4o',
        'gen_ai.response.model': 'undefined',
        'gen_ai.response.finish_reasons': '[\n  "stop"\n]',
      },
    });
    expect(span).toMatchObject({ type: 'CHAT_MODEL', framework: 'effect-ai', finishReasons: ['stop'] });
    expect(span.model).toEqual({ request: 'gpt-4o' });
    const tool = { tool: 'add', parameters: '{"a":1}' };
    expect(translate({ name: 'Toolkit.handle', attributes: tool })).toMatchObject({
      type: 'TOOL',
      tool: { name: 'add', arguments: { a: 1 } },
    });
  });
});
