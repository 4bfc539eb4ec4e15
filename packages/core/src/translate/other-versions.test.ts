import { describe, expect, it } from 'vitest';

import { readSample, type SampleSpan } from '../testing/sample-span.ts';
import type { NormalizedSpan } from './normalized-span.ts';
import { toSpanRecord } from './to-span-record.ts';
import { translateSpan } from './translate-span.ts';

const json = (value: unknown): string => JSON.stringify(value);

type Expected = { readonly [Key in keyof NormalizedSpan]?: unknown };

/** What other versions, other transports and other habits of the same emitters look like. */
const CASES: readonly (readonly [string, SampleSpan, Expected])[] = [
  [
    'MLflow before it noted the model: from the request and the answer',
    {
      attributes: {
        'mlflow.spanType': '"CHAT_MODEL"',
        'mlflow.spanInputs': json({ model: 'claude-sonnet-4-5', messages: [{ role: 'user', content: 'q' }] }),
        'mlflow.spanOutputs': json({
          model: 'claude-sonnet-4-5-20250929',
          role: 'assistant',
          content: [{ type: 'text', text: 'a' }],
          stop_reason: 'end_turn',
          usage: { input_tokens: 3, output_tokens: 2, cache_read_input_tokens: 10 },
        }),
      },
    },
    {
      model: { request: 'claude-sonnet-4-5', response: 'claude-sonnet-4-5-20250929' },
      provider: 'anthropic',
      usage: { inputTokens: 13, outputTokens: 2, totalTokens: 15, cacheReadTokens: 10 },
      finishReasons: ['stop'],
    },
  ],
  [
    'MLflow’s input of the whole trace, on a root that has none of its own',
    { attributes: { 'mlflow.spanType': 'CHAIN', 'mlflow.traceInputs': '{"q":1}', 'mlflow.traceOutputs': '"a"' } },
    { inputs: { q: 1 }, outputs: 'a' },
  ],
  [
    'Logfire’s instrumentation of OpenAI’s Responses API: content in events',
    {
      scope: 'logfire.openai',
      attributes: {
        request_data: json({ model: 'gpt-4o', stream: false }),
        events: json([
          { 'event.name': 'gen_ai.system.message', content: 's', role: 'system' },
          { 'event.name': 'gen_ai.user.message', content: 'q', role: 'user' },
          { 'event.name': 'gen_ai.choice', index: 0, message: { content: 'a', role: 'assistant' } },
        ]),
      },
    },
    {
      type: 'CHAT_MODEL',
      messages: [
        { role: 'system', parts: [{ type: 'text', text: 's' }] },
        { role: 'user', parts: [{ type: 'text', text: 'q' }] },
      ],
      responseMessages: [{ role: 'assistant', parts: [{ type: 'text', text: 'a' }] }],
    },
  ],
  [
    'AI SDK 4: bytes of an image as JSON makes them',
    {
      attributes: {
        'ai.operationId': 'ai.streamText.doStream',
        'ai.prompt.messages': json([
          { role: 'user', content: [{ type: 'image', image: { 0: 137, 1: 80 }, mimeType: 'image/png' }] },
        ]),
      },
    },
    { messages: [{ role: 'user', parts: [{ type: 'image', mediaType: 'image/png', data: 'iVA=' }] }] },
  ],
  [
    'AI SDK 5: the first chunk as an event alone',
    {
      attributes: { 'ai.operationId': 'ai.streamText.doStream' },
      events: [{ name: 'ai.stream.firstChunk', attributes: { 'ai.response.msToFirstChunk': 12.5 } }],
    },
    { timeToFirstTokenMs: 12.5 },
  ],
  [
    'AI SDK 7: session and user of the runtime context',
    {
      scope: 'gen_ai',
      attributes: {
        'gen_ai.operation.name': 'invoke_agent',
        'ai.settings.context.sessionId': 's-1',
        'ai.settings.context.userId': 'u-1',
        'ai.settings.context.plan': 'pro',
      },
    },
    { framework: 'vercel-ai', type: 'AGENT', sessionId: 's-1', userId: 'u-1', metadata: { plan: 'pro' } },
  ],
  [
    'AI SDK with OpenInference’s kind: the loop is what the kind says',
    {
      attributes: {
        'ai.operationId': 'ai.streamText',
        'openinference.span.kind': 'AGENT',
        'ai.prompt': '{"prompt":"q"}',
        'ai.response.text': 'a',
      },
    },
    { type: 'AGENT', inputs: { prompt: 'q' }, outputs: 'a' },
  ],
  [
    'a chain of OpenInference’s that says what it does',
    { attributes: { 'openinference.span.kind': 'CHAIN', 'gen_ai.operation.name': 'invoke_agent' } },
    { type: 'AGENT' },
  ],
  [
    'OpenInference’s candidates of a reranking, and verdicts',
    {
      attributes: {
        'openinference.span.kind': 'RERANKER',
        'reranker.query': 'cats',
        'reranker.input_documents.0.document.content': 'Dogs bark.',
        'reranker.output_documents.0.document.content': 'Cats purr.',
        'trace.evaluations.0.evaluation.name': 'Relevance',
        'trace.evaluations.0.evaluation.score': 0.5,
      },
    },
    {
      inputs: { query: 'cats', documents: [{ content: 'Dogs bark.' }] },
      outputs: [{ content: 'Cats purr.' }],
      metadata: { evaluations: [{ name: 'Relevance', score: 0.5 }] },
    },
  ],
  [
    'OpenInference’s finish reason, in the raw answer alone',
    {
      attributes: {
        'openinference.span.kind': 'LLM',
        'llm.output_messages.0.message.role': 'assistant',
        'llm.output_messages.0.message.content': 'a',
        'output.value': json({ role: 'assistant', content: [{ type: 'text', text: 'a' }], stop_reason: 'max_tokens' }),
      },
    },
    { finishReasons: ['length'] },
  ],
  [
    'a vector database of OpenLLMetry’s that does not say how many answers were wanted',
    {
      scope: 'opentelemetry.instrumentation.qdrant',
      attributes: { 'db.system': 'qdrant', 'db.operation': 'query_points' },
      events: [{ name: 'db.query.result', attributes: { 'db.query.result.id': 'd1', 'db.query.result.score': 0.9 } }],
    },
    { type: 'RETRIEVER', outputs: [{ id: 'd1', score: 0.9 }] },
  ],
  [
    'Langfuse’s buckets whose total proves that they are parts',
    {
      attributes: {
        'langfuse.observation.model.name': 'gpt-4o',
        'langfuse.observation.usage_details': json({ input: 10, output: 5, total: 15, input_cached_tokens: 4 }),
      },
    },
    { type: 'CHAT_MODEL', usage: { inputTokens: 10, outputTokens: 5, totalTokens: 15, cacheReadTokens: 4 } },
  ],
  [
    'Langfuse’s cache writes by lifetime',
    {
      attributes: {
        'langfuse.observation.type': 'generation',
        'langfuse.observation.usage_details': json({
          input: 1,
          output: 2,
          input_cache_creation_5m: 3,
          input_cache_creation_1h: 4,
        }),
        'langfuse.observation.cost_details': json({ input: 0.1, output: 0.2 }),
      },
    },
    {
      usage: { inputTokens: 8, outputTokens: 2, totalTokens: 10, cacheWriteTokens: 7, cacheWrite1hTokens: 4 },
      costUsd: 0.30000000000000004,
      emitterCost: { inputUsd: 0.1, outputUsd: 0.2 },
    },
  ],
  [
    'tags that Langfuse’s SDK puts onto somebody else’s span',
    {
      attributes: {
        'gen_ai.operation.name': 'chat',
        'gen_ai.request.model': 'gpt-4o',
        'langfuse.trace.tags': ['a'],
        'langfuse.environment': 'staging',
      },
    },
    { framework: 'genai', type: 'CHAT_MODEL', tags: ['a'], environment: 'staging' },
  ],
  [
    'ADK: an answer that is an error, under a status that is none',
    {
      scope: 'gcp.vertex.agent',
      name: 'call_llm',
      attributes: { 'gcp.vertex.agent.llm_response': json({ error_code: 'SAFETY', error_message: 'blocked' }) },
    },
    { error: { type: 'SAFETY', message: 'blocked' } },
  ],
  [
    'LiteLLM’s attributes on a span of the application',
    {
      attributes: {
        'gen_ai.operation.name': 'atext_completion',
        'gen_ai.request.model': 'gpt-4o',
        'metadata.user_api_key_end_user_id': 'cust',
        'metadata.requester_metadata': "{'session_id': 's-9', 'tags': ['env:prod']}",
      },
    },
    { type: 'LLM', userId: 'cust', sessionId: 's-9', traceTags: { env: 'prod' } },
  ],
  [
    'VoltAgent’s verdict of a scorer, as an event',
    {
      scope: '@voltagent/core',
      attributes: { 'span.type': 'scorer', 'eval.scorer.name': 'tone' },
      events: [{ name: 'eval.scorer.result', attributes: { 'eval.scorer.score': 0.7, 'eval.scorer.reason': 'kind' } }],
    },
    {
      type: 'EVALUATOR',
      metadata: { evaluations: [{ name: 'tone', score: 0.7, explanation: 'kind' }] },
    },
  ],
  [
    'Claude Code: a call that says no more than that it failed',
    { name: 'claude_code.llm_request', attributes: { 'span.type': 'llm_request', success: 'false' } },
    { error: { message: 'The call failed.' } },
  ],
  [
    'content that util-genai stored elsewhere',
    {
      attributes: {
        'gen_ai.operation.name': 'chat',
        'gen_ai.input.messages_ref': 'gs://b/in.json',
        'gen_ai.agent.name': 'a',
        'gen_ai.agent.version': '7',
      },
    },
    { content: 'external', metadata: { inputMessagesRef: 'gs://b/in.json' }, agent: { name: 'a', version: '7' } },
  ],
  [
    'GenAI counts of sound, costs in parts, a tier, a memory and an evaluation of its own',
    {
      attributes: {
        'gen_ai.operation.name': 'chat',
        'gen_ai.usage.input_tokens': 10,
        'gen_ai.usage.output_tokens': 5,
        'gen_ai.usage.audio.input_tokens': 4,
        'gen_ai.usage.audio.output_tokens': 2,
        'gen_ai.usage.input_cost': 0.25,
        'gen_ai.usage.output_cost': 0.5,
        'openai.response.service_tier': 'flex',
        'gen_ai.memory.store.id': 'm-1',
        'gen_ai.evaluation.name': 'Tone',
        'gen_ai.evaluation.score.value': 1,
      },
    },
    {
      usage: { inputTokens: 10, outputTokens: 5, totalTokens: 15, inputAudioTokens: 4, outputAudioTokens: 2 },
      costUsd: 0.75,
      params: { serviceTier: 'flex' },
      metadata: { 'memory.store.id': 'm-1', evaluations: [{ name: 'Tone', score: 1 }] },
    },
  ],
  [
    'an agent of CrewAI’s by OpenLLMetry: answered like a model',
    {
      scope: 'opentelemetry.instrumentation.crewai',
      attributes: {
        'traceloop.span.kind': 'task',
        'crewai.task.description': 'Find it',
        'gen_ai.completion.0.content': 'Found',
        'gen_ai.completion.0.role': 'assistant',
      },
    },
    { type: 'TASK', inputs: 'Find it', outputs: 'Found', metadata: { 'task.description': 'Find it' } },
  ],
  [
    'OpenLIT’s conversation as text in events',
    {
      scope: 'openlit.otel.tracing',
      attributes: { 'gen_ai.operation.name': 'chat' },
      events: [
        { name: 'gen_ai.content.prompt', attributes: { 'gen_ai.prompt': 'system: Be brief\nuser: Hi: you\nthere' } },
        { name: 'gen_ai.content.completion', attributes: { 'gen_ai.completion': 'Hello' } },
      ],
    },
    {
      messages: [
        { role: 'system', parts: [{ type: 'text', text: 'Be brief' }] },
        { role: 'user', parts: [{ type: 'text', text: 'Hi: you\nthere' }] },
      ],
      responseMessages: [{ role: 'assistant', parts: [{ type: 'text', text: 'Hello' }] }],
    },
  ],
  [
    'Alibaba’s kind beside a plain question and answer',
    { attributes: { 'gen_ai.span.kind': 'LLM', 'gen_ai.session.id': 's', 'input.value': 'q', 'output.value': 'a' } },
    {
      type: 'CHAT_MODEL',
      sessionId: 's',
      messages: [{ role: 'user', parts: [{ type: 'text', text: 'q' }] }],
      responseMessages: [{ role: 'assistant', parts: [{ type: 'text', text: 'a' }] }],
    },
  ],
  [
    'numbers as text',
    {
      attributes: { 'gen_ai.operation.name': 'chat', 'gen_ai.request.temperature': '0.5', 'gen_ai.request.seed': '7' },
    },
    { params: { temperature: 0.5, seed: 7 } },
  ],
  [
    'an id that is none, in Python’s words',
    { attributes: { 'session.id': 'None', 'user.id': 'NULL', 'gen_ai.user': 'u-1' } },
    { userId: 'u-1', metadata: {} },
  ],
];

/** Fields that ingest writes into the row: both ways of reading have to agree. */
const INDEXED = ['sessionId', 'userId', 'type', 'provider', 'usage', 'costUsd'] as const;

describe('emitters in other versions', () => {
  it.each(CASES)('%s', (_name, sample, expected) => {
    const span = readSample(sample, translateSpan);
    expect(span).toMatchObject(expected);
    const record = readSample(sample, toSpanRecord);
    const indexed = INDEXED.map((key) => record[key] ?? undefined);
    expect(indexed).toEqual(INDEXED.map((key) => span[key] ?? (key === 'usage' ? {} : undefined)));
    const isFailed = span.error !== undefined && span.error.level === undefined;
    expect(record.status).toBe(isFailed ? 'ERROR' : 'UNSET');
  });
});
