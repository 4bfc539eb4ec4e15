import { describe, expect, it } from 'vitest';

import { readSample, type SampleSpan } from '../../../testing/sample-span.ts';
import { rollUpTrace } from '../../../trace/roll-up-trace.ts';
import { toSpanRecord } from '../../to-span-record.ts';
import { translateSpan } from '../../translate-span.ts';

const translate = (sample: SampleSpan) => readSample(sample, translateSpan);
const record = (sample: SampleSpan) => readSample(sample, toSpanRecord);

describe('AI SDK 5 with Anthropic', () => {
  it('adds the cache, which the provider leaves out of the input, and finds its size in the metadata', () => {
    const span = translate({
      scope: 'ai',
      name: 'ai.generateText.doGenerate',
      attributes: {
        'operation.name': 'ai.generateText.doGenerate greet',
        'resource.name': 'greet',
        'ai.operationId': 'ai.generateText.doGenerate',
        'ai.telemetry.functionId': 'greet',
        'ai.telemetry.metadata.sessionId': 'chat-5',
        'ai.telemetry.metadata.userId': 'bob',
        'ai.telemetry.metadata.tags': ['prod'],
        'ai.model.id': 'claude-sonnet-4-5',
        'ai.model.provider': 'anthropic.messages',
        'ai.settings.maxRetries': 2,
        'ai.prompt.messages':
          '[{"role":"system","content":"Short."},{"role":"user","content":[{"type":"text","text":"Hi"}]},{"role":"assistant","content":[{"type":"tool-call","toolCallId":"t1","toolName":"now","input":{}}]},{"role":"tool","content":[{"type":"tool-result","toolCallId":"t1","toolName":"now","output":{"type":"json","value":{"h":9}}}]}]',
        'ai.prompt.tools': ['{"type":"function","name":"now","description":"time","inputSchema":{"type":"object"}}'],
        'ai.prompt.toolChoice': '{"type":"auto"}',
        'ai.response.text': 'It is 9.',
        'ai.response.finishReason': 'stop',
        'ai.response.id': 'msg_1',
        'ai.response.model': 'claude-sonnet-4-5-20250929',
        'ai.response.providerMetadata':
          '{"anthropic":{"usage":{"input_tokens":18,"cache_creation_input_tokens":600,"cache_read_input_tokens":4096,"output_tokens":210},"cacheCreationInputTokens":600}}',
        'ai.usage.inputTokens': 18,
        'ai.usage.outputTokens': 210,
        'ai.usage.totalTokens': 228,
        'ai.usage.cachedInputTokens': 4096,
        'gen_ai.system': 'anthropic.messages',
        'gen_ai.request.model': 'claude-sonnet-4-5',
        'gen_ai.request.temperature': 0,
        'gen_ai.response.finish_reasons': ['stop'],
        'gen_ai.usage.input_tokens': 18,
        'gen_ai.usage.output_tokens': 210,
      },
    });
    expect(span).toMatchObject({
      type: 'CHAT_MODEL',
      framework: 'vercel-ai',
      provider: 'anthropic',
      model: { request: 'claude-sonnet-4-5', response: 'claude-sonnet-4-5-20250929' },
      params: { temperature: 0, toolChoice: { type: 'auto' } },
      messages: [
        { role: 'system', parts: [{ type: 'text', text: 'Short.' }] },
        { role: 'user', parts: [{ type: 'text', text: 'Hi' }] },
        { role: 'assistant', parts: [{ type: 'tool_call', id: 't1', name: 'now', arguments: {} }] },
        { role: 'tool', parts: [{ type: 'tool_result', id: 't1', name: 'now', result: { h: 9 } }] },
      ],
      responseMessages: [{ role: 'assistant', parts: [{ type: 'text', text: 'It is 9.' }], finishReason: 'stop' }],
      tools: [{ type: 'function', name: 'now', description: 'time', parameters: { type: 'object' } }],
      sessionId: 'chat-5',
      userId: 'bob',
      tags: ['prod'],
      responseId: 'msg_1',
    });
    expect(span.usage).toEqual({
      inputTokens: 4714,
      outputTokens: 210,
      totalTokens: 4924,
      cacheReadTokens: 4096,
      cacheWriteTokens: 600,
    });
  });
});

describe('AI SDK 6 with OpenAI: outer, inner, tool', () => {
  const outer: SampleSpan = {
    scope: 'ai',
    spanId: 'd1',
    name: 'ai.streamText',
    attributes: {
      'ai.operationId': 'ai.streamText',
      'operation.name': 'ai.streamText',
      'ai.model.id': 'gpt-4o-mini',
      'ai.model.provider': 'openai.responses',
      'ai.prompt': '{"prompt":"2+2?"}',
      'ai.response.text': '4',
      'ai.response.finishReason': 'stop',
      'ai.usage.inputTokens': 812,
      'ai.usage.outputTokens': 45,
      'ai.usage.totalTokens': 857,
    },
  };
  const inner: SampleSpan = {
    scope: 'ai',
    spanId: 'd2',
    parentSpanId: 'd1',
    name: 'ai.streamText.doStream',
    attributes: {
      'ai.operationId': 'ai.streamText.doStream',
      'ai.model.id': 'gpt-4o-mini',
      'ai.model.provider': 'openai.responses',
      'ai.prompt.messages':
        '[{"role":"user","content":[{"type":"text","text":"2+2?"},{"type":"file","mediaType":"application/pdf","data":"JVBERi0="}]}]',
      'ai.response.text': '4',
      'ai.response.reasoning': 'add them',
      'ai.response.toolCalls': '[{"toolCallId":"k1","toolName":"calc","input":"{\\"e\\":\\"2+2\\"}"}]',
      'ai.response.finishReason': 'tool-calls',
      'ai.response.msToFirstChunk': 312.5,
      'ai.usage.inputTokens': 812,
      'ai.usage.outputTokens': 45,
      'ai.usage.totalTokens': 857,
      'ai.usage.reasoningTokens': 12,
      'ai.usage.cachedInputTokens': 512,
      'ai.usage.inputTokenDetails.noCacheTokens': 300,
      'ai.usage.inputTokenDetails.cacheReadTokens': 512,
      'ai.usage.outputTokenDetails.textTokens': 33,
      'ai.usage.outputTokenDetails.reasoningTokens': 12,
    },
  };
  const tool: SampleSpan = {
    scope: 'ai',
    spanId: 'd3',
    parentSpanId: 'd1',
    name: 'ai.toolCall',
    statusCode: 2,
    statusMessage: 'boom',
    attributes: {
      'ai.operationId': 'ai.toolCall',
      'ai.toolCall.name': 'calc',
      'ai.toolCall.id': 'k1',
      'ai.toolCall.args': '{"e":"2+2"}',
    },
    events: [{ name: 'exception', attributes: { 'exception.type': 'Error', 'exception.message': 'boom' } }],
  };

  it('never takes the outer span for a second model call', () => {
    // Only its children tell an agent from a chain when the function has no name; one span alone says chain.
    expect(translate(outer)).toMatchObject({ type: 'CHAIN', inputs: { prompt: '2+2?' }, outputs: '4' });
    expect(translate({ ...outer, attributes: { ...outer.attributes, 'ai.telemetry.functionId': 'calc' } }).type).toBe(
      'AGENT',
    );
  });

  it('reads the inner call', () => {
    expect(translate(inner)).toMatchObject({
      type: 'CHAT_MODEL',
      provider: 'openai',
      messages: [
        {
          role: 'user',
          parts: [
            { type: 'text', text: '2+2?' },
            { type: 'document', mediaType: 'application/pdf', data: 'JVBERi0=' },
          ],
        },
      ],
      responseMessages: [
        {
          role: 'assistant',
          parts: [
            { type: 'reasoning', text: 'add them' },
            { type: 'text', text: '4' },
            { type: 'tool_call', id: 'k1', name: 'calc', arguments: { e: '2+2' } },
          ],
          finishReason: 'tool_calls',
        },
      ],
      usage: { inputTokens: 812, outputTokens: 45, totalTokens: 857, cacheReadTokens: 512, reasoningTokens: 12 },
      timeToFirstTokenMs: 312.5,
    });
  });

  it('finds the tool error in the exception event, and counts the call once', () => {
    expect(translate(tool)).toMatchObject({
      type: 'TOOL',
      tool: { name: 'calc', callId: 'k1', arguments: { e: '2+2' } },
      inputs: { e: '2+2' },
      error: { type: 'Error', message: 'boom' },
    });
    expect(rollUpTrace([record(outer), record(inner), record(tool)])).toMatchObject({
      usage: { inputTokens: 812, outputTokens: 45, totalTokens: 857 },
      errorCount: 1,
      state: 'OK',
    });
  });
});
