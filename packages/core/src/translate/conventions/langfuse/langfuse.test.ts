import { describe, expect, it } from 'vitest';

import { readSample, type SampleSpan } from '../../../testing/sample-span.ts';
import { toSpanRecord } from '../../to-span-record.ts';
import { translateSpan } from '../../translate-span.ts';

const translate = (sample: SampleSpan) => readSample(sample, (span) => translateSpan(span));
const record = (sample: SampleSpan) => readSample(sample, (span) => toSpanRecord(span));
const generation = (attributes: Readonly<Record<string, unknown>>): SampleSpan => ({
  scope: 'langfuse-sdk',
  name: 'answer',
  attributes: { 'langfuse.observation.type': 'generation', ...attributes },
});

describe('Langfuse', () => {
  it('reads a generation: strings only, disjoint buckets, a quoted time, flat metadata', () => {
    const sample = generation({
      'langfuse.observation.input': '[{"role":"system","content":"S"},{"role":"user","content":"Q"}]',
      'langfuse.observation.output': '{"role":"assistant","content":"A"}',
      'langfuse.observation.model.name': 'claude-sonnet-4-5',
      'langfuse.observation.model.parameters': '{"temperature":0.3,"max_tokens":64}',
      'langfuse.observation.usage_details':
        '{"input":200,"input_cached_tokens":3000,"input_cache_creation":400,"output":120,"total":3720}',
      'langfuse.observation.level': 'WARNING',
      'langfuse.observation.status_message': 'slow',
      'langfuse.observation.completion_start_time': '"2023-11-14T22:13:20.500Z"',
      'langfuse.observation.prompt.name': 'qa',
      'langfuse.observation.prompt.version': 3,
      'langfuse.observation.metadata.step': '1',
      'langfuse.observation.metadata.obj': '{"a":1}',
      'session.id': 'lf-s',
      'user.id': 'lf-u',
      'langfuse.trace.tags': ['x', 'y'],
      'langfuse.trace.name': 'qa-flow',
      'langfuse.environment': 'staging',
      'langfuse.release': 'v1',
    });
    const usage = {
      inputTokens: 3600,
      outputTokens: 120,
      totalTokens: 3720,
      cacheReadTokens: 3000,
      cacheWriteTokens: 400,
    };
    expect(translate(sample)).toMatchObject({
      type: 'CHAT_MODEL',
      framework: 'langfuse-sdk',
      provider: 'anthropic',
      model: { request: 'claude-sonnet-4-5' },
      params: { temperature: 0.3, maxTokens: 64 },
      messages: [
        { role: 'system', parts: [{ type: 'text', text: 'S' }] },
        { role: 'user', parts: [{ type: 'text', text: 'Q' }] },
      ],
      responseMessages: [{ role: 'assistant', parts: [{ type: 'text', text: 'A' }] }],
      usage,
      timeToFirstTokenMs: 500,
      error: { message: 'slow', level: 'warning' },
      metadata: {
        step: '1',
        obj: { a: 1 },
        promptName: 'qa',
        promptVersion: 3,
        traceName: 'qa-flow',
      },
      environment: 'staging',
      release: 'v1',
      sessionId: 'lf-s',
      userId: 'lf-u',
      tags: ['x', 'y'],
    });
    expect(record(sample)).toMatchObject({ usage, provider: 'anthropic', status: 'UNSET' });
  });

  it.each([
    [
      'OpenAI’s words',
      '{"prompt_tokens":25,"completion_tokens":15,"prompt_tokens_details":{"cached_tokens":8}}',
      25,
      8,
    ],
    ['Anthropic’s words', '{"input_tokens":17,"output_tokens":15,"cache_read_input_tokens":40}', 57, 40],
    [
      'parts of a written cache',
      '{"input":10,"input_cache_creation_5m":3,"input_cache_creation_1h":4,"output":1}',
      17,
      undefined,
    ],
    [
      'a whole beside its parts',
      '{"input":10,"input_cache_creation":7,"input_cache_creation_1h":7,"output":1}',
      17,
      undefined,
    ],
    [
      'the cache in words of Anthropic beside its own',
      '{"input":10,"output":5,"cache_read_input_tokens":100,"cache_creation_input_tokens":20}',
      130,
      100,
    ],
    [
      'the same with a total',
      '{"input":10,"output":5,"cache_read_input_tokens":100,"cache_creation_input_tokens":20,"total":135}',
      130,
      100,
    ],
    ['one count under two names', '{"input":10,"input_cached_tokens":4,"cache_read_input_tokens":4,"output":1}', 14, 4],
    ['buckets that are no numbers', '{"input":10,"input_cached_tokens":"x","output":null}', 10, undefined],
  ])('counts %s', (...[, details, inputTokens, cacheReadTokens]) => {
    const sample = generation({
      'langfuse.observation.model.name': 'claude-sonnet-4-5',
      'langfuse.observation.usage_details': details,
    });
    const { usage } = record(sample);
    expect(usage.inputTokens).toBe(inputTokens);
    expect(usage.cacheReadTokens).toBe(cacheReadTokens);
  });

  it('takes the cost as given: the total, or the sum of its parts', () => {
    const costOf = (details: string) => record(generation({ 'langfuse.observation.cost_details': details })).costUsd;
    expect(costOf('{"input":1,"output":2,"total":4}')).toBe(4);
    expect(costOf('{"input":1,"output":2}')).toBe(3);
    expect(costOf('[]')).toBeNull();
  });

  it('knows a failure by its level, whatever the status', () => {
    const sample = generation({ 'langfuse.observation.level': 'ERROR', 'langfuse.observation.status_message': 'down' });
    expect(record(sample).status).toBe('ERROR');
    expect(translate(sample).error).toEqual({ message: 'down' });
    expect(record(generation({ 'langfuse.observation.level': 'DEBUG' })).status).toBe('UNSET');
  });

  it('lets another convention say what a mere span is', () => {
    const attributes = { 'langfuse.observation.type': 'span', 'gen_ai.operation.name': 'execute_tool' };
    expect(translate({ attributes }).type).toBe('TOOL');
    expect(translate({ attributes: { ...attributes, 'langfuse.observation.type': 'generation' } }).type).toBe(
      'CHAT_MODEL',
    );
  });

  it('takes instructions and tools from where the wrapper of the Responses API puts them', () => {
    const span = translate(
      generation({
        'langfuse.observation.input': 'Say hello.',
        'langfuse.observation.output': '{"type":"function_call","call_id":"c1","name":"wx","arguments":"{}"}',
        'langfuse.observation.metadata.instructions': 'Be terse.',
        'langfuse.observation.metadata.tools': '[{"type":"function","name":"wx"}]',
      }),
    );
    expect(span.messages?.map(({ role }) => role)).toEqual(['system', 'user']);
    expect(span.responseMessages?.[0]?.parts).toEqual([{ type: 'tool_call', id: 'c1', name: 'wx', arguments: {} }]);
    expect(span.tools).toEqual([{ type: 'function', name: 'wx' }]);
  });

  it('reads a session from metadata, but not from that of a placeholder', () => {
    const key = 'langfuse.trace.metadata.langfuse_session_id';
    expect(record(generation({ [key]: 's-1' })).sessionId).toBe('s-1');
    expect(record(generation({ [key]: 'undefined' })).sessionId).toBeNull();
  });
});
