import { describe, expect, it } from 'vitest';

import { readSample, type SampleSpan } from '../../testing/sample-span.ts';
import { toSpanRecord } from '../to-span-record.ts';
import { translateSpan } from '../translate-span.ts';

const translate = (sample: SampleSpan) => readSample(sample, (span) => translateSpan(span));
const record = (sample: SampleSpan) => readSample(sample, (span) => toSpanRecord(span));

describe('LiveKit', () => {
  it.each(['lk.', 'lk.pii.'])('reads a tool whose content is under %s', (prefix) => {
    const span = translate({
      scope: 'livekit-agents',
      name: 'function_tool',
      attributes: {
        'lk.function_tool.id': 'f1',
        'lk.function_tool.name': 'book',
        'lk.function_tool.is_error': true,
        [`${prefix}function_tool.arguments`]: '{"seat":1}',
        [`${prefix}function_tool.output`]: 'sold out',
      },
    });
    expect(span).toMatchObject({
      type: 'TOOL',
      tool: { name: 'book', callId: 'f1', arguments: { seat: 1 }, result: 'sold out', isError: true },
    });
  });

  it('reads calls of tools that are a list of JSON strings', () => {
    const span = translate({
      scope: 'livekit-agents',
      name: 'llm_request',
      attributes: { 'gen_ai.request.model': 'gpt-4o' },
      events: [
        { name: 'gen_ai.user.message', attributes: { content: 'Book' } },
        {
          name: 'gen_ai.choice',
          attributes: {
            role: 'assistant',
            content: '',
            tool_calls: ['{"id":"c1","type":"function","function":{"name":"book","arguments":"{\\"seat\\":1}"}}'],
          },
        },
      ],
    });
    expect(span).toMatchObject({
      type: 'CHAT_MODEL',
      responseMessages: [{ parts: [{ type: 'tool_call', id: 'c1', name: 'book', arguments: { seat: 1 } }] }],
    });
  });

  it('adds the words and the sound of a realtime model', () => {
    const sample = {
      scope: 'livekit-agents',
      name: 'agent_turn',
      attributes: {
        'gen_ai.usage.input_text_tokens': 10,
        'gen_ai.usage.input_audio_tokens': 30,
        'gen_ai.usage.input_cached_tokens': 8,
        'gen_ai.usage.output_audio_tokens': 5,
      },
    };
    const usage = { inputTokens: 40, outputTokens: 5, totalTokens: 45, cacheReadTokens: 8 };
    expect(translate(sample).usage).toMatchObject(usage);
    expect(record(sample).usage).toMatchObject(usage);
  });
});
