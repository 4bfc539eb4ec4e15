import { describe, expect, it } from 'vitest';

import { readSample, type SampleSpan } from '../../testing/sample-span.ts';
import { toSpanPreview } from '../to-span-preview.ts';
import { toSpanRecord } from '../to-span-record.ts';
import { translateSpan } from '../translate-span.ts';

const translate = (sample: SampleSpan) => readSample(sample, (span) => translateSpan(span));
const record = (sample: SampleSpan) => readSample(sample, (span) => toSpanRecord(span));

describe('Genkit', () => {
  const model: SampleSpan = {
    scope: 'genkit-tracer',
    name: 'googleai/gemini-2.5-flash',
    attributes: {
      'genkit:type': 'action',
      'genkit:metadata:subtype': 'model',
      'genkit:name': 'googleai/gemini-2.5-flash',
      'genkit:sessionId': 'g-1',
      'genkit:input':
        '{"messages":[{"role":"system","content":[{"text":"Be brief"}]},{"role":"user","content":[{"text":"See"},{"media":{"url":"https://x.test/a.png","contentType":"image/png"}}]},{"role":"tool","content":[{"toolResponse":{"ref":"r1","name":"look","output":{"ok":true}}}]}],"config":{"temperature":0},"tools":[{"name":"look","description":"d","inputSchema":{"type":"object"}}]}',
      'genkit:output':
        '{"message":{"role":"model","content":[{"reasoning":"hm"},{"toolRequest":{"ref":"r2","name":"look","input":{"n":1}}}]},"finishReason":"stop","usage":{"inputTokens":10,"outputTokens":5,"thoughtsTokens":7,"totalTokens":22}}',
    },
  };

  it('reads messages, tools, parameters and usage out of input and output', () => {
    expect(translate(model)).toMatchObject({
      type: 'CHAT_MODEL',
      framework: 'genkit',
      provider: 'gcp.gemini',
      model: { request: 'gemini-2.5-flash' },
      params: { temperature: 0 },
      tools: [{ name: 'look', parameters: { type: 'object' } }],
      messages: [
        { role: 'system', parts: [{ type: 'text', text: 'Be brief' }] },
        {
          role: 'user',
          parts: [
            { type: 'text', text: 'See' },
            { type: 'image', url: 'https://x.test/a.png', mediaType: 'image/png' },
          ],
        },
        { role: 'tool', parts: [{ type: 'tool_result', id: 'r1', name: 'look', result: { ok: true } }] },
      ],
      responseMessages: [
        {
          role: 'assistant',
          parts: [
            { type: 'reasoning', text: 'hm' },
            { type: 'tool_call', id: 'r2', name: 'look', arguments: { n: 1 } },
          ],
          finishReason: 'stop',
        },
      ],
      usage: { inputTokens: 10, outputTokens: 12, totalTokens: 22, reasoningTokens: 7 },
      sessionId: 'g-1',
    });
    expect(record(model)).toMatchObject({ model: 'gemini-2.5-flash', usage: { outputTokens: 12 } });
  });

  it('previews what was said', () => {
    const output = '{"message":{"role":"model","content":[{"text":"Done."}]}}';
    const sample = { ...model, attributes: { ...model.attributes, 'genkit:output': output } };
    expect(readSample(sample, toSpanPreview)).toEqual({ input: 'See', output: 'Done.' });
  });

  it.each([
    ['flow', 'WORKFLOW'],
    ['tool.v2', 'TOOL'],
    ['retriever', 'RETRIEVER'],
    ['embedder', 'EMBEDDING'],
    ['evaluator', 'EVALUATOR'],
    ['prompt', 'CHAIN'],
    ['util', 'CHAIN'],
  ])('types the subtype %s', (subtype, type) => {
    const attributes = { 'genkit:type': 'action', 'genkit:metadata:subtype': subtype, 'genkit:output': 'plain' };
    expect(translate({ attributes })).toMatchObject({ type, subtype, outputs: 'plain' });
  });
});
