import { describe, expect, it } from 'vitest';

import { readSample, type SampleSpan } from '../../testing/sample-span.ts';
import { toSpanRecord } from '../to-span-record.ts';
import { translateSpan } from '../translate-span.ts';

const translate = (sample: SampleSpan) => readSample(sample, (span) => translateSpan(span));
const record = (sample: SampleSpan) => readSample(sample, (span) => toSpanRecord(span));

describe('Gemini CLI', () => {
  it('takes the messages of a tool for its arguments, and the session from the resource', () => {
    const sample = {
      resource: { 'service.name': 'gemini-cli', 'session.id': 'r-1' },
      scope: 'gemini-cli',
      name: 'tool_call',
      attributes: {
        'gen_ai.operation.name': 'tool_call',
        'gen_ai.agent.name': 'gemini-cli',
        'gen_ai.tool.name': 'ls',
        'gen_ai.tool.call_id': 'c1',
        'gen_ai.input.messages': '{"path":"."}',
      },
    };
    expect(translate(sample)).toMatchObject({
      type: 'TOOL',
      framework: 'gemini-cli',
      tool: { name: 'ls', callId: 'c1', arguments: { path: '.' } },
      inputs: { path: '.' },
      sessionId: 'r-1',
    });
    expect(record(sample).sessionId).toBe('r-1');
  });

  it('reads Gemini’s contents and answer, and shows cut JSON as it came', () => {
    const span = translate({
      scope: 'gemini-cli',
      name: 'llm_call',
      attributes: {
        'gen_ai.operation.name': 'llm_call',
        'gen_ai.input.messages': '[{"role":"user","parts":[{"text":"Hi"}]}]',
        'gen_ai.output.messages': '{"role":"model","parts":[{"text":"Hello"}]}',
        'gen_ai.tool.definitions': '[{"functionDeclarations":[{"name":"ls"}]}]',
      },
    });
    expect(span).toMatchObject({
      type: 'CHAT_MODEL',
      messages: [{ role: 'user', parts: [{ type: 'text', text: 'Hi' }] }],
      responseMessages: [{ role: 'assistant', parts: [{ type: 'text', text: 'Hello' }] }],
      tools: [{ type: 'function', name: 'ls' }],
    });
    const cut = '[{"role":"user","parts":[{"text":"abc...[TRUNCATED: original length 90000]';
    const attributes = {
      'gen_ai.operation.name': 'llm_call',
      'gen_ai.agent.name': 'gemini-cli',
      'gen_ai.input.messages': cut,
    };
    expect(translate({ scope: 'gemini-cli', attributes })).toMatchObject({
      type: 'CHAT_MODEL',
      content: 'truncated',
      inputs: cut,
    });
  });
});
