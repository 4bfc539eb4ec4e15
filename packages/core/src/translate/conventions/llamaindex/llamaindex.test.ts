import { describe, expect, it } from 'vitest';

import { readSample, type SampleSpan } from '../../../testing/sample-span.ts';
import { toSpanRecord } from '../../to-span-record.ts';
import { translateSpan } from '../../translate-span.ts';

const translate = (sample: SampleSpan) => readSample(sample, (span) => translateSpan(span));
const SCOPE = 'llamaindex.opentelemetry.tracer';

describe('LlamaIndex', () => {
  it('reads a call whose content, model and usage are in events', () => {
    const sample: SampleSpan = {
      scope: SCOPE,
      name: 'OpenAI.achat',
      attributes: { 'tags.llamaindex.run_id': 'run-1' },
      events: [
        {
          name: 'LLMChatStartEvent',
          attributes: {
            messages: '[{"role":"user","blocks":[{"block_type":"text","text":"Weather?"}]}]',
            'model_dict.model': 'gpt-4o',
          },
        },
        {
          name: 'LLMChatEndEvent',
          attributes: {
            response:
              '{"message":{"role":"assistant","blocks":[{"block_type":"tool_call","tool_call_id":"c1","tool_name":"wx","tool_kwargs":{"city":"Rome"}}]},"raw":{"usage":{"prompt_tokens":9,"completion_tokens":3,"total_tokens":12}}}',
          },
        },
      ],
    };
    expect(translate(sample)).toMatchObject({
      type: 'CHAT_MODEL',
      framework: 'llamaindex',
      provider: 'openai',
      model: { request: 'gpt-4o' },
      messages: [{ role: 'user', parts: [{ type: 'text', text: 'Weather?' }] }],
      responseMessages: [
        { role: 'assistant', parts: [{ type: 'tool_call', id: 'c1', name: 'wx', arguments: { city: 'Rome' } }] },
      ],
      usage: { inputTokens: 9, outputTokens: 3, totalTokens: 12 },
      metadata: { runId: 'run-1' },
    });
    expect(translate(sample).sessionId).toBeUndefined();
    expect(readSample(sample, (span) => toSpanRecord(span))).toMatchObject({
      model: 'gpt-4o',
      usage: { totalTokens: 12 },
    });
  });

  it('reads what a retriever found', () => {
    const span = translate({
      scope: SCOPE,
      name: 'VectorIndexRetriever._retrieve',
      events: [
        { name: 'RetrievalStartEvent', attributes: { str_or_query_bundle: 'dogs' } },
        { name: 'RetrievalEndEvent', attributes: { nodes: '[{"node":{"text":"Dogs bark"},"score":0.9}]' } },
      ],
    });
    expect(span).toMatchObject({
      type: 'RETRIEVER',
      inputs: 'dogs',
      outputs: [{ node: { text: 'Dogs bark' }, score: 0.9 }],
    });
  });

  it.each([
    ['FunctionAgent.run', 'AGENT'],
    ['MyWorkflow.run', 'WORKFLOW'],
    ['OpenAI._stream_chat', 'CHAT_MODEL'],
    ['OpenAIEmbedding._get_query_embedding', 'EMBEDDING'],
    ['FunctionAgent.call_tool', 'TOOL'],
    ['RetrieverQueryEngine.query', 'UNKNOWN'],
  ])('types the method %s', (name, type) => {
    expect(translate({ scope: SCOPE, name }).type).toBe(type);
  });
});
