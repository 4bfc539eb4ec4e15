import { describe, expect, it } from 'vitest';

import { readSample, type SampleSpan } from '../../../testing/sample-span.ts';
import { toSpanRecord } from '../../to-span-record.ts';
import { translateSpan } from '../../translate-span.ts';

const translate = (sample: SampleSpan) => readSample(sample, (span) => translateSpan(span));

/** One message as Haystack 2.8 and earlier write it, and as later versions do. */
const VERSIONS = [
  ['_role', '_content', '_meta'],
  ['role', 'content', 'meta'],
] as const;

describe('Haystack', () => {
  it.each(VERSIONS)('digs model and usage out of replies whose role is under %s', (role, content, meta) => {
    const message = (who: string, parts: unknown, about: unknown = {}) => ({
      [role]: who,
      [content]: parts,
      [meta]: about,
    });
    const sample: SampleSpan = {
      scope: 'haystack',
      name: 'haystack.component.run',
      attributes: {
        'haystack.component.name': 'llm',
        'haystack.component.type': 'OpenAIChatGenerator',
        'haystack.component.input': JSON.stringify({
          messages: [
            message('system', [{ text: 'Be brief' }]),
            message('user', [{ text: 'Weather?' }]),
            message('assistant', [{ tool_call: { id: 'c1', tool_name: 'wx', arguments: { city: 'Rome' } } }]),
            message('tool', [
              {
                tool_call_result: { result: '21C', origin: { id: 'c1', tool_name: 'wx', arguments: {} }, error: false },
              },
            ]),
          ],
        }),
        'haystack.component.output': JSON.stringify({
          replies: [
            message('assistant', [{ text: 'Warm.' }], {
              model: 'gpt-4o-2024-08-06',
              finish_reason: 'stop',
              usage: {
                prompt_tokens: 30,
                completion_tokens: 4,
                total_tokens: 34,
                prompt_tokens_details: { cached_tokens: 16 },
              },
            }),
          ],
        }),
      },
    };
    const usage = { inputTokens: 30, outputTokens: 4, totalTokens: 34, cacheReadTokens: 16 };
    expect(translate(sample)).toMatchObject({
      type: 'CHAT_MODEL',
      framework: 'haystack',
      subtype: 'OpenAIChatGenerator',
      provider: 'openai',
      model: { response: 'gpt-4o-2024-08-06' },
      usage,
      messages: [
        { role: 'system', parts: [{ type: 'text', text: 'Be brief' }] },
        { role: 'user', parts: [{ type: 'text', text: 'Weather?' }] },
        { role: 'assistant', parts: [{ type: 'tool_call', id: 'c1', name: 'wx', arguments: { city: 'Rome' } }] },
        { role: 'tool', parts: [{ type: 'tool_result', id: 'c1', name: 'wx', result: '21C' }] },
      ],
      responseMessages: [{ role: 'assistant', parts: [{ type: 'text', text: 'Warm.' }], finishReason: 'stop' }],
    });
    const record = readSample(sample, (span) => toSpanRecord(span));
    expect(record).toMatchObject({ model: 'gpt-4o-2024-08-06', provider: 'openai', usage });
  });

  it('reads a plain generator, which tells of its replies beside them', () => {
    const span = translate({
      attributes: {
        'haystack.component.type': 'OpenAIGenerator',
        'haystack.component.input': '{"prompt":"Hi"}',
        'haystack.component.output':
          '{"replies":["Hello"],"meta":[{"model":"gpt-4o","usage":{"prompt_tokens":1,"completion_tokens":2}}]}',
      },
    });
    expect(span).toMatchObject({
      model: { response: 'gpt-4o' },
      usage: { inputTokens: 1, outputTokens: 2, totalTokens: 3 },
      messages: [{ role: 'user', parts: [{ type: 'text', text: 'Hi' }] }],
      responseMessages: [{ role: 'assistant', parts: [{ type: 'text', text: 'Hello' }] }],
    });
  });

  it.each([
    ['InMemoryBM25Retriever', 'RETRIEVER'],
    ['SentenceTransformersTextEmbedder', 'EMBEDDING'],
    ['TransformersSimilarityRanker', 'RERANKER'],
    ['PromptBuilder', 'CHAIN'],
    ['JsonSchemaValidator', 'PARSER'],
    ['Agent', 'AGENT'],
    ['ToolInvoker', 'TOOL'],
  ])('types the component %s', (component, type) => {
    const attributes = { 'haystack.component.type': component };
    expect(translate({ name: 'haystack.component.run', attributes }).type).toBe(type);
  });

  it('does not take the empty output of a pipeline that had just begun for an output', () => {
    const attributes = { 'haystack.pipeline.input_data': '{"q":1}', 'haystack.pipeline.output_data': '{}' };
    const span = translate({ name: 'haystack.pipeline.run', attributes });
    expect(span).toMatchObject({ type: 'WORKFLOW', inputs: { q: 1 } });
    expect(span.outputs).toBeUndefined();
  });
});
