import { describe, expect, it } from 'vitest';

import { readSample, type SampleSpan } from '../../../testing/sample-span.ts';
import { toSpanRecord } from '../../to-span-record.ts';
import { translateSpan } from '../../translate-span.ts';

const translate = (sample: SampleSpan) => readSample(sample, (span) => translateSpan(span));

const REQUEST: SampleSpan = {
  resource: { 'service.name': 'litellm', model_id: 'litellm', 'deployment.environment': 'production' },
  scope: 'litellm',
  name: 'litellm_request',
  attributes: {
    'gen_ai.operation.name': 'acompletion',
    'llm.request.type': 'acompletion',
    'gen_ai.system': 'openai',
    'gen_ai.request.model': 'gpt-4o',
    'gen_ai.response.model': 'gpt-4o-2024-08-06',
    'gen_ai.request.temperature': 0.2,
    'llm.is_streaming': 'False',
    'llm.user': '',
    'metadata.user_api_key_end_user_id': 'cust-1',
    'metadata.user_api_key_user_id': 'default_user_id',
    'metadata.user_api_key_team_id': '',
    'gen_ai.input.messages':
      '[{"role":"user","parts":[{"type":"text","text":"Describe"},{"type":"image_url","image_url":{"url":"data:image/png;base64,iVBORw0KGgo="}}]}]',
    'gen_ai.output.messages':
      '[{"role":"assistant","parts":[],"tool_calls":[{"id":"call_7","type":"function","function":{"name":"save","arguments":"{\\"k\\":1}"}}],"finish_reason":"tool_calls"}]',
    'gen_ai.response.finish_reasons': '["tool_calls"]',
    'gen_ai.usage.input_tokens': 1204,
    'gen_ai.usage.output_tokens': 87,
    'gen_ai.usage.total_tokens': 1291,
    'gen_ai.cost.input_cost': 0.00301,
    'gen_ai.cost.output_cost': 0.00087,
    'gen_ai.cost.total_cost': 0.00388,
  },
};

describe('LiteLLM', () => {
  it('reads a request of the otel callback', () => {
    const span = translate(REQUEST);
    expect(span).toMatchObject({
      type: 'CHAT_MODEL',
      framework: 'litellm',
      provider: 'openai',
      model: { request: 'gpt-4o', response: 'gpt-4o-2024-08-06' },
      params: { temperature: 0.2, stream: false },
      messages: [
        {
          role: 'user',
          parts: [
            { type: 'text', text: 'Describe' },
            { type: 'image', mediaType: 'image/png', data: 'iVBORw0KGgo=' },
          ],
        },
      ],
      responseMessages: [
        {
          role: 'assistant',
          parts: [{ type: 'tool_call', id: 'call_7', name: 'save', arguments: { k: 1 } }],
          finishReason: 'tool_calls',
        },
      ],
      usage: { inputTokens: 1204, outputTokens: 87, totalTokens: 1291 },
      costUsd: 0.00388,
      finishReasons: ['tool_calls'],
      userId: 'cust-1',
    });
    expect(span.metadata).not.toHaveProperty('user_api_key_team_id');
  });

  it('keeps the raw request out of the model calls and decodes its Python', () => {
    const span = translate({
      scope: 'litellm',
      name: 'raw_gen_ai_request',
      attributes: {
        'llm.openai.messages': "[{'role': 'user', 'content': 'Describe'}]",
        'llm.openai.temperature': '0.2',
        'llm.openai.choices': "[{'finish_reason': 'tool_calls', 'index': 0, 'message': None}]",
      },
    });
    expect(span).toMatchObject({
      type: 'CHAIN',
      subtype: 'raw_request',
      metadata: {
        raw: {
          messages: [{ role: 'user', content: 'Describe' }],
          choices: [{ finish_reason: 'tool_calls', index: 0, message: null }],
        },
      },
    });
    expect(span.usage).toBeUndefined();
  });

  it('finds session, user and tags in the Python dict of the requester', () => {
    const sample: SampleSpan = {
      ...REQUEST,
      attributes: {
        'gen_ai.operation.name': 'acompletion',
        'metadata.requester_metadata': "{'session_id': 's-9', 'trace_user_id': 'u-9', 'tags': ['env:prod:eu', 'beta']}",
      },
    };
    expect(translate(sample)).toMatchObject({
      sessionId: 's-9',
      userId: 'u-9',
      tags: ['env:prod:eu', 'beta'],
      traceTags: { env: 'prod:eu', beta: '' },
    });
    expect(readSample(sample, (span) => toSpanRecord(span))).toMatchObject({ sessionId: 's-9', userId: 'u-9' });
  });

  it.each([
    ['a native list', ['env:prod', 'team:core']],
    ['JSON', '["env:prod","team:core"]'],
    ['Python', "['env:prod', 'team:core']"],
    ['a comma list', 'env:prod, team:core'],
  ])('reads request tags from %s on anybody’s span', (_form, value) => {
    const span = translate({ scope: 'mlflow', name: 'completion', attributes: { request_tags: value } });
    expect(span).toMatchObject({ type: 'UNKNOWN', traceTags: { env: 'prod', team: 'core' } });
    expect(span.framework).toBeUndefined();
  });

  it('leaves a host span, on which it only writes its attributes, its type', () => {
    const span = translate({
      scope: 'my.app',
      name: 'plan trip',
      attributes: { ...REQUEST.attributes, 'gen_ai.operation.name': 'invoke_agent' },
    });
    expect(span).toMatchObject({ type: 'AGENT', usage: { inputTokens: 1204 }, costUsd: 0.00388 });
    expect(span.framework).not.toBe('litellm');
  });

  it.each([
    ['Received Proxy Server Request', {}, 'CHAIN'],
    ['guardrail', { guardrail_name: 'pii' }, 'GUARDRAIL'],
    ['litellm_request', { 'gen_ai.operation.name': 'aembedding' }, 'EMBEDDING'],
    ['litellm_request', { 'gen_ai.operation.name': 'arerank' }, 'RERANKER'],
    ['litellm_request', { 'gen_ai.operation.name': 'atext_completion' }, 'LLM'],
    ['redis', {}, 'UNKNOWN'],
  ])('types the span %s with %o', (name, attributes, type) => {
    expect(translate({ scope: 'litellm', name, attributes }).type).toBe(type);
  });
});
