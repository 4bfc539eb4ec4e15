import { describe, expect, it } from 'vitest';

import { readSample, type SampleSpan } from '../../testing/sample-span.ts';
import { translateSpan } from '../translate-span.ts';

const translate = (sample: SampleSpan) => readSample(sample, (span) => translateSpan(span));

describe('Pipecat', () => {
  it('reads a call and does not take a setting for the session', () => {
    const span = translate({
      scope: 'pipecat',
      name: 'llm',
      attributes: {
        'gen_ai.operation.name': 'chat',
        'metrics.ttfb': 0.25,
        input: '[{"role":"user","content":"Hi"}]',
        output: 'Hello',
        tools: '[{"type":"function","function":{"name":"end"}}]',
        'gen_ai.system_instructions': 'Be kind.',
        'session.modalities': 'audio',
        'conversation.id': 'call-1',
      },
    });
    expect(span).toMatchObject({
      type: 'CHAT_MODEL',
      framework: 'pipecat',
      timeToFirstTokenMs: 250,
      messages: [
        { role: 'system', parts: [{ type: 'text', text: 'Be kind.' }] },
        { role: 'user', parts: [{ type: 'text', text: 'Hi' }] },
      ],
      responseMessages: [{ role: 'assistant', parts: [{ type: 'text', text: 'Hello' }] }],
      tools: [{ name: 'end' }],
      sessionId: 'call-1',
    });
    const setting = { 'gen_ai.operation.name': 'stt', 'metrics.ttfb': 1, 'session.modalities': 'audio' };
    expect(translate({ attributes: { ...setting, transcript: 'hi' } })).toMatchObject({ type: 'LLM', outputs: 'hi' });
    expect(translate({ attributes: setting }).sessionId).toBeUndefined();
  });
});
