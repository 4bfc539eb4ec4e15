import { describe, expect, it } from 'vitest';

import { readSample, type SampleSpan } from '../../testing/sample-span.ts';
import { translateSpan } from '../translate-span.ts';

const translate = (sample: SampleSpan) => readSample(sample, (span) => translateSpan(span));

describe('the Anthropic SDK', () => {
  it.each([
    ['anthropic.messages.create', 'CHAT_MODEL'],
    ['anthropic.beta.messages.stream', 'CHAT_MODEL'],
    ['anthropic.messages.count_tokens', 'CHAIN'],
    ['anthropic.models.list', 'UNKNOWN'],
  ])('types %s', (name, type) => {
    expect(translate({ scope: 'com.anthropic.sdk.typescript', name }).type).toBe(type);
  });

  it('reads the tool’s name from the span’s', () => {
    const span = translate({ scope: 'com.anthropic.sdk.python', name: 'anthropic.tool_use get_weather' });
    expect(span).toMatchObject({ type: 'TOOL', tool: { name: 'get_weather' } });
  });
});
