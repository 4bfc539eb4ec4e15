import { describe, expect, it } from 'vitest';

import { readSample, type SampleSpan } from '../../../testing/sample-span.ts';
import { toSpanPreview } from '../../to-span-preview.ts';
import { toSpanRecord } from '../../to-span-record.ts';
import { translateSpan } from '../../translate-span.ts';

const translate = (sample: SampleSpan) => readSample(sample, (span) => translateSpan(span));
const record = (sample: SampleSpan) => readSample(sample, (span) => toSpanRecord(span));
const llm = (attributes: Readonly<Record<string, unknown>>, scope = 'openinference.instrumentation.openai') =>
  translate({ scope, name: 'span', attributes: { 'openinference.span.kind': 'LLM', ...attributes } });

describe('OpenInference', () => {
  it('reads flattened messages, the vendor before the host, parameters, details of usage, context', () => {
    const sample: SampleSpan = {
      scope: 'openinference.instrumentation.openai',
      name: 'ChatCompletion',
      attributes: {
        'openinference.span.kind': 'LLM',
        'llm.system': 'openai',
        'llm.provider': 'azure',
        'llm.model_name': 'gpt-4o-2024-08-06',
        'llm.invocation_parameters': '{"temperature":0,"max_tokens":256,"model":"gpt-4o"}',
        'input.value': '{"messages":[{"role":"user","content":"hi"}]}',
        'input.mime_type': 'application/json',
        'llm.input_messages.0.message.role': 'system',
        'llm.input_messages.0.message.content': 'Be kind',
        'llm.input_messages.1.message.role': 'user',
        'llm.input_messages.1.message.contents.0.message_content.type': 'text',
        'llm.input_messages.1.message.contents.0.message_content.text': 'What is this?',
        'llm.input_messages.1.message.contents.1.message_content.type': 'image',
        'llm.input_messages.1.message.contents.1.message_content.image.image.url': 'https://x.test/a.png',
        'llm.output_messages.0.message.role': 'assistant',
        'llm.output_messages.0.message.tool_calls.0.tool_call.id': 'call_9',
        'llm.output_messages.0.message.tool_calls.0.tool_call.function.name': 'lookup',
        'llm.output_messages.0.message.tool_calls.0.tool_call.function.arguments': '{"q":"cat"}',
        'llm.tools.0.tool.json_schema':
          '{"type":"function","function":{"name":"lookup","description":"find","parameters":{"type":"object"}}}',
        'llm.token_count.prompt': 420,
        'llm.token_count.completion': 36,
        'llm.token_count.total': 456,
        'llm.token_count.prompt_details.cache_read': 128,
        'llm.token_count.completion_details.reasoning': 0,
        'session.id': 's-1',
        'user.id': 'u-1',
        'tag.tags': ['beta', 'eu'],
        metadata: '{"tenant":"acme"}',
      },
    };
    const usage = {
      inputTokens: 420,
      outputTokens: 36,
      totalTokens: 456,
      cacheReadTokens: 128,
      reasoningTokens: 0,
    };
    expect(translate(sample)).toMatchObject({
      type: 'CHAT_MODEL',
      framework: 'openinference',
      provider: 'openai',
      model: { request: 'gpt-4o', response: 'gpt-4o-2024-08-06' },
      params: { temperature: 0, maxTokens: 256 },
      messages: [
        { role: 'system', parts: [{ type: 'text', text: 'Be kind' }] },
        {
          role: 'user',
          parts: [
            { type: 'text', text: 'What is this?' },
            { type: 'image', url: 'https://x.test/a.png' },
          ],
        },
      ],
      responseMessages: [
        { role: 'assistant', parts: [{ type: 'tool_call', id: 'call_9', name: 'lookup', arguments: { q: 'cat' } }] },
      ],
      tools: [{ type: 'function', name: 'lookup', description: 'find', parameters: { type: 'object' } }],
      usage,
      sessionId: 's-1',
      userId: 'u-1',
      tags: ['beta', 'eu'],
      metadata: { tenant: 'acme', host: 'azure' },
    });
    expect(record(sample)).toMatchObject({ type: 'CHAT_MODEL', model: 'gpt-4o-2024-08-06', provider: 'openai', usage });
    expect(readSample(sample, toSpanPreview)).toEqual({ input: 'hi' });
  });

  it('reads documents of a retriever', () => {
    const span = translate({
      scope: 'openinference.instrumentation.langchain',
      name: 'VectorStoreRetriever',
      attributes: {
        'openinference.span.kind': 'RETRIEVER',
        'input.value': 'cats',
        'retrieval.documents.0.document.id': 'd1',
        'retrieval.documents.0.document.content': 'Cats purr.',
        'retrieval.documents.0.document.score': 0.91,
        'retrieval.documents.0.document.metadata': '{"src":"wiki"}',
      },
    });
    expect(span).toMatchObject({
      type: 'RETRIEVER',
      inputs: 'cats',
      outputs: [{ id: 'd1', content: 'Cats purr.', score: 0.91, metadata: { src: 'wiki' } }],
    });
  });

  it.each([
    ['llm', 'LLM'],
    ['PROMPT', 'CHAIN'],
    ['Guardrail', 'GUARDRAIL'],
    ['reranker', 'RERANKER'],
    ['UNKNOWN', 'UNKNOWN'],
  ])('takes the kind %s in any case for %s', (kind, type) => {
    expect(translate({ attributes: { 'openinference.span.kind': kind } }).type).toBe(type);
  });

  it('is not claimed by an input.value alone', () => {
    expect(translate({ attributes: { 'input.value': 'x' } }).framework).toBeUndefined();
  });

  it('refuses prototypes and huge indexes', () => {
    const span = llm({
      'llm.input_messages.__proto__.message.content': 'p',
      'llm.input_messages.99999999.message.content': 'q',
    });
    expect(span.type).toBe('LLM');
    expect(span.messages).toBeUndefined();
  });

  it('shows a tool call once that is both among the contents and beside them', () => {
    const call = (at: string) => ({
      [`${at}.tool_call.id`]: 'toolu_1',
      [`${at}.tool_call.function.name`]: 'look',
      [`${at}.tool_call.function.arguments`]: '{}',
    });
    const at = 'llm.output_messages.0.message';
    const span = llm({
      [`${at}.role`]: 'assistant',
      [`${at}.contents.0.message_content.type`]: 'text',
      [`${at}.contents.0.message_content.text`]: 'Let me see.',
      [`${at}.contents.1.message_content.type`]: 'tool_use',
      ...call(`${at}.contents.1`),
      ...call(`${at}.tool_calls.0`),
      'llm.finish_reason': 'tool_use',
    });
    expect(span.responseMessages).toEqual([
      {
        role: 'assistant',
        parts: [
          { type: 'text', text: 'Let me see.' },
          { type: 'tool_call', id: 'toolu_1', name: 'look', arguments: {} },
        ],
        finishReason: 'tool_calls',
      },
    ]);
  });

  it('takes an answer to a tool call for one, whoever is said to give it', () => {
    const span = llm({
      'llm.input_messages.0.message.role': 'user',
      'llm.input_messages.0.message.content': '{"t":3}',
      'llm.input_messages.0.message.tool_call_id': 'toolu_1',
    });
    expect(span.messages).toEqual([
      { role: 'tool', parts: [{ type: 'tool_result', id: 'toolu_1', result: { t: 3 } }] },
    ]);
  });

  it('reads legacy function calls, completions, reasoning and audio', () => {
    expect(
      llm({
        'llm.output_messages.0.message.role': 'assistant',
        'llm.output_messages.0.message.function_call_name': 'add',
        'llm.output_messages.0.message.function_call_arguments_json': '{"a":1}',
      }).responseMessages?.[0]?.parts,
    ).toEqual([{ type: 'tool_call', name: 'add', arguments: { a: 1 } }]);
    expect(llm({ 'llm.prompts.0.prompt.text': 'Once', 'llm.choices.0.completion.text': 'upon' })).toMatchObject({
      type: 'LLM',
      messages: [{ role: 'user', parts: [{ type: 'text', text: 'Once' }] }],
      responseMessages: [{ role: 'assistant', parts: [{ type: 'text', text: 'upon' }] }],
    });
    const at = 'llm.output_messages.0.message.contents';
    const parts = llm({
      'llm.output_messages.0.message.role': 'assistant',
      [`${at}.0.message_content.type`]: 'reasoning',
      [`${at}.0.message_content.text`]: 'Hm.',
      [`${at}.0.message_content.signature`]: 'sig',
      [`${at}.1.message_content.type`]: 'audio',
      [`${at}.1.message_content.audio.audio.url`]: 'https://x.test/a.wav',
      [`${at}.1.message_content.audio.audio.transcript`]: 'Hello',
    }).responseMessages?.[0]?.parts;
    expect(parts).toMatchObject([
      { type: 'reasoning', text: 'Hm.', signature: 'sig' },
      { type: 'audio', url: 'https://x.test/a.wav', transcript: 'Hello' },
    ]);
  });

  it('takes system prompt and ids from the raw request where the flattened messages lack them', () => {
    const span = llm({
      'input.value': '{"system":"Be terse.","messages":[{"role":"user","content":"Hi"}]}',
      'llm.input_messages.0.message.role': 'user',
      'llm.input_messages.0.message.content': 'Hi',
      'output.value':
        '{"generations":[[{"text":"","message":{"lc":1,"type":"constructor","id":["langchain_core","messages","AIMessage"],"kwargs":{"content":"","tool_calls":[{"name":"add","args":{"a":1},"id":"call_1","type":"tool_call"}]}}}]]}',
      'llm.output_messages.0.message.role': 'assistant',
      'llm.output_messages.0.message.tool_calls.0.tool_call.function.name': 'add',
      'llm.output_messages.0.message.tool_calls.0.tool_call.function.arguments': '{"a":1}',
    });
    expect(span.messages?.map(({ role }) => role)).toEqual(['system', 'user']);
    expect(span.responseMessages?.[0]?.parts).toEqual([
      { type: 'tool_call', id: 'call_1', name: 'add', arguments: { a: 1 } },
    ]);
  });

  it('reads LangChain: answering model, provider, session and user from metadata, the tool message opened', () => {
    const scope = '@arizeai/openinference-instrumentation-langchain';
    const call: SampleSpan = {
      scope,
      attributes: {
        'openinference.span.kind': 'LLM',
        'llm.model_name': 'gpt-4o-mini',
        'output.value':
          '{"generations":[[{"message":{"kwargs":{"content":"hi","response_metadata":{"model_name":"gpt-4o-mini-2024-07-18"}}}}]]}',
        metadata: '{"ls_provider":"openai","thread_id":"t-1","user_id":"u-1"}',
      },
    };
    expect(record(call)).toMatchObject({
      model: 'gpt-4o-mini-2024-07-18',
      provider: 'openai',
      sessionId: 't-1',
      userId: 'u-1',
    });
    expect(translate(call)).toMatchObject({ model: { request: 'gpt-4o-mini', response: 'gpt-4o-mini-2024-07-18' } });
    const tool = translate({
      scope,
      name: 'get_weather',
      attributes: {
        'openinference.span.kind': 'TOOL',
        'input.value': '{"input":"{\\"city\\":\\"Oslo\\"}"}',
        'output.value':
          '{"output":{"lc":1,"type":"constructor","id":["langchain_core","messages","ToolMessage"],"kwargs":{"status":"error","content":"{\\"t\\":3}","tool_call_id":"c1"}}}',
      },
    });
    expect(tool.tool).toEqual({ name: 'get_weather', arguments: { city: 'Oslo' }, result: { t: 3 }, isError: true });
  });

  it('reads what a tool in Python was called with, and no other text as that', () => {
    const argumentsOf = (input: string) =>
      translate({ attributes: { 'openinference.span.kind': 'TOOL', 'input.value': input } }).tool?.arguments;
    expect(argumentsOf("{'city': 'Oslo', 'now': True}")).toEqual({ city: 'Oslo', now: true });
    expect(argumentsOf(JSON.stringify({ input: "{'city': 'Oslo'}" }))).toEqual({ city: 'Oslo' });
    expect(argumentsOf('(2 + 3)')).toBe('(2 + 3)');
    expect(argumentsOf('[1, 2')).toBe('[1, 2');
    expect(argumentsOf("{'at': datetime.now()}")).toBe("{'at': datetime.now()}");
  });

  it('reads prompts that are a list of texts', () => {
    expect(llm({ 'llm.prompts': ['Once upon'] }).messages).toEqual([
      { role: 'user', parts: [{ type: 'text', text: 'Once upon' }] },
    ]);
  });

  it('does not take graph nodes for sessions', () => {
    expect(translate({ attributes: { 'openinference.span.kind': 'AGENT', 'graph.node.id': 'n-1' } }).sessionId).toBe(
      undefined,
    );
  });

  it('keeps vectors out and says how many there are and how long they are', () => {
    const span = translate({
      attributes: {
        'openinference.span.kind': 'EMBEDDING',
        'embedding.model_name': 'text-embedding-3-small',
        'embedding.embeddings.0.embedding.text': 'a',
        'embedding.embeddings.0.embedding.vector': [0.1, 0.2, 0.3],
        'embedding.embeddings.1.embedding.text': 'b',
      },
    });
    expect(span).toMatchObject({ type: 'EMBEDDING', inputs: ['a', 'b'], outputs: { count: 2, dimensions: 3 } });
  });

  it('prefers the kind to the GenAI operation on a span that has both', () => {
    const attributes = { 'openinference.span.kind': 'AGENT', 'gen_ai.operation.name': 'chat' };
    expect(translate({ attributes }).type).toBe('AGENT');
  });

  it('gives what went wrong in an OpenAI Agents run without its wrapping', () => {
    const statusMessage = 'Error in agent run: {"error":"InputGuardrailTripwireTriggered: no secrets"}';
    const span = translate({ statusCode: 2, statusMessage, attributes: { 'openinference.span.kind': 'AGENT' } });
    expect(span.error?.message).toBe('InputGuardrailTripwireTriggered: no secrets');
  });
});
