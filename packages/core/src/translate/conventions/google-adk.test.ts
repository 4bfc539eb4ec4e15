import { describe, expect, it } from 'vitest';

import { readSample, type SampleSpan } from '../../testing/sample-span.ts';
import { toSpanPreview } from '../to-span-preview.ts';
import { toSpanRecord } from '../to-span-record.ts';
import { translateSpan } from '../translate-span.ts';

const translate = (sample: SampleSpan) => readSample(sample, (span) => translateSpan(span));
const SCOPE = 'gcp.vertex.agent';

const CALL: SampleSpan = {
  scope: SCOPE,
  name: 'call_llm',
  attributes: {
    'gen_ai.system': 'gcp.vertex.agent',
    'gen_ai.request.model': 'gemini-2.5-flash',
    'gcp.vertex.agent.invocation_id': 'e-1',
    'gcp.vertex.agent.session_id': 'sess-adk',
    'gcp.vertex.agent.event_id': 'ev-1',
    'gcp.vertex.agent.llm_request':
      '{"model":"gemini-2.5-flash","config":{"system_instruction":"Plan.","temperature":0.1,"tools":[{"function_declarations":[{"name":"roll","description":"dice","parameters":{"type":"OBJECT"}}]}]},"contents":[{"role":"user","parts":[{"text":"Roll"}]}]}',
    'gcp.vertex.agent.llm_response':
      '{"content":{"role":"model","parts":[{"thought":true,"text":"need dice"},{"function_call":{"id":"fc1","name":"roll","args":{"n":1}}}]},"usage_metadata":{"prompt_token_count":640,"cached_content_token_count":256,"candidates_token_count":32,"thoughts_token_count":120,"total_token_count":792},"finish_reason":"STOP"}',
    'gen_ai.usage.input_tokens': 640,
    'gen_ai.usage.output_tokens': 32,
    'gen_ai.response.finish_reasons': ['stop'],
  },
};

describe('Google ADK', () => {
  it('reads a model call and adds the thoughts that the attributes leave out', () => {
    const span = translate(CALL);
    expect(span).toMatchObject({
      type: 'CHAT_MODEL',
      framework: 'google-adk',
      provider: 'gcp.gemini',
      model: { request: 'gemini-2.5-flash' },
      params: { temperature: 0.1 },
      messages: [
        { role: 'system', parts: [{ type: 'text', text: 'Plan.' }] },
        { role: 'user', parts: [{ type: 'text', text: 'Roll' }] },
      ],
      responseMessages: [
        {
          role: 'assistant',
          parts: [
            { type: 'reasoning', text: 'need dice' },
            { type: 'tool_call', id: 'fc1', name: 'roll', arguments: { n: 1 } },
          ],
          finishReason: 'stop',
        },
      ],
      tools: [{ type: 'function', name: 'roll', description: 'dice', parameters: { type: 'OBJECT' } }],
      usage: { inputTokens: 640, outputTokens: 152, totalTokens: 792, cacheReadTokens: 256, reasoningTokens: 120 },
      sessionId: 'sess-adk',
    });
    expect(readSample(CALL, (view) => toSpanRecord(view))).toMatchObject({
      provider: 'gcp.gemini',
      usage: { outputTokens: 152, totalTokens: 792 },
      sessionId: 'sess-adk',
    });
  });

  it('previews the question and the answer', () => {
    const answer = '{"content":{"role":"model","parts":[{"text":"It is 4."}]}}';
    const sample = { ...CALL, attributes: { ...CALL.attributes, 'gcp.vertex.agent.llm_response': answer } };
    expect(readSample(sample, toSpanPreview)).toEqual({ input: 'Roll', output: 'It is 4.' });
  });

  it('reads a tool and passes over what belongs to model calls', () => {
    const span = translate({
      scope: SCOPE,
      name: 'execute_tool roll',
      attributes: {
        'gen_ai.operation.name': 'execute_tool',
        'gen_ai.system': 'gcp.vertex.agent',
        'gen_ai.tool.name': 'roll',
        'gen_ai.tool.type': 'FunctionTool',
        'gen_ai.tool.call.id': 'fc1',
        'gcp.vertex.agent.tool_call_args': '{"n":1}',
        'gcp.vertex.agent.tool_response': '{"result":4}',
        'gcp.vertex.agent.llm_request': '{}',
        'gcp.vertex.agent.llm_response': '{}',
      },
    });
    expect(span).toMatchObject({
      type: 'TOOL',
      tool: { name: 'roll', callId: 'fc1', arguments: { n: 1 }, result: { result: 4 } },
      inputs: { n: 1 },
      outputs: { result: 4 },
      metadata: { toolType: 'FunctionTool' },
    });
    expect(span.provider).toBeUndefined();
    expect(span.messages).toBeUndefined();
  });

  it('knows merged tools for a group, and placeholders for nothing', () => {
    const attributes = {
      'gcp.vertex.agent.tool_call_args': 'N/A',
      'gcp.vertex.agent.tool_response': '<not specified>',
    };
    expect(translate({ scope: SCOPE, name: 'execute_tool (merged tools)', attributes })).toMatchObject({
      type: 'CHAIN',
      content: 'missing',
    });
    expect(translate({ scope: SCOPE, name: 'execute_tool x', attributes }).content).toBe('missing');
  });

  it('calls a tool that failed a failure, though its status says nothing', () => {
    const sample = { scope: SCOPE, name: 'execute_tool x', attributes: { 'error.type': 'TOOL_ERROR' } };
    expect(translate(sample).error).toEqual({ type: 'TOOL_ERROR' });
    expect(readSample(sample, (view) => toSpanRecord(view)).status).toBe('ERROR');
  });

  it.each([
    ['invocation', 'CHAIN'],
    ['agent_run [planner]', 'AGENT'],
    ['invoke_agent planner', 'AGENT'],
    ['generate_content gemini-2.5-flash', 'CHAT_MODEL'],
    ['send_data', 'CHAIN'],
  ])('types the span %s', (name, type) => {
    expect(translate({ scope: SCOPE, name }).type).toBe(type);
  });

  it('is not taken for the run it belongs to', () => {
    const attributes = { 'gcp.vertex.agent.invocation_id': 'e-1', 'gcp.vertex.agent.event_id': 'ev-1' };
    expect(translate({ scope: SCOPE, attributes }).sessionId).toBeUndefined();
  });
});
