import { describe, expect, it } from 'vitest';

import { readSample, type SampleSpan } from '../../../testing/sample-span.ts';
import { toSpanRecord } from '../../to-span-record.ts';
import { translateSpan } from '../../translate-span.ts';

const translate = (sample: SampleSpan) => readSample(sample, (span) => translateSpan(span));
const record = (sample: SampleSpan) => readSample(sample, (span) => toSpanRecord(span));

describe('LangSmith', () => {
  it('reads a call of LangChain: kind, provider, thread, details in Python, serialised messages', () => {
    const sample: SampleSpan = {
      scope: 'langsmith',
      name: 'ChatOpenAI',
      attributes: {
        'langsmith.span.kind': 'llm',
        'langsmith.trace.name': 'ChatOpenAI',
        'langsmith.trace.session_id': '3f0c',
        'langsmith.trace.session_name': 'default',
        'gen_ai.operation.name': 'chat',
        'gen_ai.system': 'langchain',
        'gen_ai.request.model': 'gpt-4o-mini',
        'langsmith.metadata.ls_provider': 'openai',
        'langsmith.metadata.thread_id': 'th-1',
        'langsmith.metadata.langgraph_checkpoint_ns': 'agent:1',
        'langsmith.span.tags': 'seq:step:1, blue',
        'gen_ai.prompt':
          '{"messages":[[{"lc":1,"type":"constructor","id":["langchain","schema","messages","HumanMessage"],"kwargs":{"content":"hello","type":"human"}}]]}',
        'gen_ai.completion':
          '{"generations":[[{"text":"hi!","message":{"lc":1,"type":"constructor","id":["langchain","schema","messages","AIMessage"],"kwargs":{"content":"hi!","usage_metadata":{"input_tokens":95,"output_tokens":22,"total_tokens":117}}}}]],"llm_output":null}',
        'gen_ai.usage.input_tokens': 95,
        'gen_ai.usage.output_tokens': 22,
        'gen_ai.usage.total_tokens': 117,
        'gen_ai.usage.input_token_details': "{'audio': 0, 'cache_read': 0}",
        'gen_ai.usage.output_token_details': "{'reasoning': 4}",
        'gen_ai.response.finish_reasons': 'stop',
      },
    };
    const usage = { inputTokens: 95, outputTokens: 22, totalTokens: 117, cacheReadTokens: 0, reasoningTokens: 4 };
    expect(translate(sample)).toMatchObject({
      type: 'CHAT_MODEL',
      framework: 'langsmith',
      provider: 'openai',
      model: { request: 'gpt-4o-mini' },
      messages: [{ role: 'user', parts: [{ type: 'text', text: 'hello' }] }],
      responseMessages: [{ role: 'assistant', parts: [{ type: 'text', text: 'hi!' }], finishReason: 'stop' }],
      usage,
      sessionId: 'th-1',
      tags: ['seq:step:1', 'blue'],
    });
    expect(record(sample)).toMatchObject({ usage, sessionId: 'th-1', model: 'gpt-4o-mini' });
  });

  it('reads a retriever, whose operation is wrong', () => {
    const span = translate({
      scope: 'langsmith',
      name: 'VectorStoreRetriever',
      attributes: {
        'langsmith.span.kind': 'retriever',
        'gen_ai.operation.name': 'embeddings',
        'gen_ai.system': 'langchain',
        'gen_ai.prompt': '{"query":"cats"}',
        'gen_ai.completion': '{"documents":[{"page_content":"Cats purr.","metadata":{"id":"d1"},"type":"Document"}]}',
      },
    });
    expect(span).toMatchObject({
      type: 'RETRIEVER',
      inputs: { query: 'cats' },
      outputs: [{ content: 'Cats purr.', metadata: { id: 'd1' } }],
    });
    expect(span.provider).toBeUndefined();
  });

  it.each([
    ['prompt', 'chat', 'CHAIN'],
    ['chain', 'chain', 'CHAIN'],
    ['parser', 'parser', 'PARSER'],
    ['tool', 'execute_tool', 'TOOL'],
  ])('believes kind %s before operation %s', (kind, operation, type) => {
    const attributes = { 'langsmith.span.kind': kind, 'gen_ai.operation.name': operation };
    expect(translate({ attributes }).type).toBe(type);
  });

  it('does not take the project for a session', () => {
    const attributes = { 'langsmith.trace.session_id': 'p', 'langsmith.trace.session_name': 'default' };
    expect(record({ scope: 'langsmith', attributes }).sessionId).toBeNull();
  });

  it('believes what LangChain knows of the provider before what the exporter guesses', () => {
    const attributes = { 'gen_ai.system': 'openai', 'langsmith.metadata.ls_provider': 'anthropic' };
    expect(record({ scope: 'langsmith', attributes }).provider).toBe('anthropic');
  });

  it('counts from the metadata where there is nothing else', () => {
    const attributes = {
      'langsmith.usage_metadata':
        '{"input_tokens":9,"output_tokens":2,"total_tokens":11,"input_token_details":{"cache_read":4}}',
    };
    expect(record({ scope: 'langsmith', attributes }).usage).toEqual({
      inputTokens: 9,
      outputTokens: 2,
      totalTokens: 11,
      cacheReadTokens: 4,
    });
  });

  it('leaves spans of the AI SDK to it, except for what the exporter has moved', () => {
    const span = translate({
      scope: 'ai',
      attributes: {
        'ai.operationId': 'ai.generateText.doGenerate',
        'ai.prompt.messages': '[{"role":"user","content":[{"type":"text","text":"Hi"}]}]',
        'ai.response.text': 'Hello.',
        'langsmith.span.kind': 'llm',
        'langsmith.metadata.session_id': 's-1',
        'gen_ai.prompt': '{"input":[]}',
        'gen_ai.completion': 'copied',
      },
    });
    expect(span).toMatchObject({
      type: 'CHAT_MODEL',
      framework: 'vercel-ai',
      sessionId: 's-1',
      messages: [{ role: 'user', parts: [{ type: 'text', text: 'Hi' }] }],
      responseMessages: [{ role: 'assistant', parts: [{ type: 'text', text: 'Hello.' }] }],
    });
  });

  it('knows a run that failed though its status says that all is well', () => {
    const failed = (attributes: Record<string, unknown>): SampleSpan => ({
      scope: 'langsmith',
      statusCode: 1,
      attributes: { 'langsmith.span.kind': 'llm', ...attributes },
      events: [{ name: 'exception', attributes: { 'exception.message': '500 down', 'exception.type': 'Error' } }],
    });
    expect(record(failed({})).status).toBe('ERROR');
    expect(translate(failed({})).error).toMatchObject({ message: '500 down' });
    expect(record(failed({ 'gen_ai.completion': '{}' })).status).toBe('OK');
  });

  it('takes a pause of LangGraph for none', () => {
    const sample: SampleSpan = {
      scope: 'langsmith',
      statusCode: 2,
      attributes: { 'langsmith.span.kind': 'chain' },
      events: [{ name: 'exception', attributes: { 'exception.type': 'GraphInterrupt', 'exception.message': 'ask' } }],
    };
    expect(record(sample).status).toBe('UNSET');
    expect(translate(sample).error?.level).toBe('warning');
  });

  it('keeps headers out of the metadata', () => {
    const attributes = { 'langsmith.request.headers': '{"authorization":"x"}', 'langsmith.metadata.plan': 'pro' };
    expect(JSON.stringify(translate({ scope: 'langsmith', attributes }).metadata)).toBe('{"plan":"pro"}');
  });
});
