import { describe, expect, it } from 'vitest';

import { readSample, type SampleSpan } from '../testing/sample-span.ts';
import { toSpanRecord } from './to-span-record.ts';
import { translateSpan } from './translate-span.ts';

const translate = (sample: SampleSpan) => readSample(sample, translateSpan);
const record = (sample: SampleSpan) => readSample(sample, toSpanRecord);

describe('what must not be claimed, dropped or thrown', () => {
  it('leaves the keys of strangers alone', () => {
    const span = translate({
      scope: 'openrouter',
      name: 'POST /chat',
      attributes: { 'span.type': 'llm_request', input: 'x', output: 'y', 'entity.type': 'order' },
    });
    expect(span.type).toBe('UNKNOWN');
    expect(span.framework).toBeUndefined();
    expect(span.inputs).toBeUndefined();
  });

  it('shows cut JSON as it came', () => {
    const cut = '[{"role":"user","parts":[{"text":"abc...[TRUNCATED: original length 90000]';
    const span = translate({
      scope: 'gemini-cli',
      attributes: { 'gen_ai.operation.name': 'llm_call', 'gen_ai.input.messages': cut },
    });
    expect(span).toMatchObject({ type: 'CHAT_MODEL', content: 'truncated', inputs: cut });
    expect(span.messages).toBeUndefined();
  });

  it('believes zeros and empty lists', () => {
    const span = translate({
      attributes: {
        'gen_ai.operation.name': 'chat',
        'gen_ai.request.model': 'm',
        'gen_ai.request.temperature': 0,
        'gen_ai.usage.input_tokens': '0',
        'gen_ai.usage.output_tokens': 0,
        'gen_ai.output.messages': '[]',
        'output.value': 'stale',
      },
    });
    expect(span).toMatchObject({
      type: 'CHAT_MODEL',
      params: { temperature: 0 },
      usage: { inputTokens: 0, outputTokens: 0, totalTokens: 0 },
      responseMessages: [],
      outputs: [],
    });
  });

  it('keeps the good elements of a bad list', () => {
    const span = translate({
      attributes: {
        'gen_ai.operation.name': 'chat',
        'gen_ai.input.messages': '[{"role":"user","parts":[{"type":"weird","z":1},{"type":"text","content":"ok"}]},42]',
      },
    });
    expect(span.messages).toEqual([
      {
        role: 'user',
        parts: [
          { type: 'unknown', raw: { type: 'weird', z: 1 } },
          { type: 'text', text: 'ok' },
        ],
      },
    ]);
  });

  it('takes the session from the resource when the span names none', () => {
    const sample = {
      resource: { 'service.name': 'gemini-cli', 'session.id': 'r-1' },
      attributes: { 'gen_ai.operation.name': 'tool_call', 'gen_ai.tool.name': 'ls', 'gen_ai.tool.call_id': 'c1' },
    };
    expect(translate(sample)).toMatchObject({ type: 'TOOL', tool: { name: 'ls', callId: 'c1' }, sessionId: 'r-1' });
    expect(record(sample).sessionId).toBe('r-1');
  });

  it('refuses placeholders and look-alikes as sessions', () => {
    const span = translate({
      attributes: {
        'gen_ai.operation.name': 'chat',
        'session.id': 'undefined',
        'gen_ai.conversation.id': 'default',
        'gen_ai.agent.id': 'agent-1',
        'service.instance.id': 'i-1',
        'langsmith.trace.session_id': 'project',
      },
    });
    expect(span.sessionId).toBeUndefined();
  });
});
