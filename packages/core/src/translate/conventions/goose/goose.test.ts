import { describe, expect, it } from 'vitest';

import { readSample, type SampleSpan } from '../../../testing/sample-span.ts';
import { toSpanRecord } from '../../to-span-record.ts';
import { translateSpan } from '../../translate-span.ts';

const translate = (sample: SampleSpan) => readSample(sample, (span) => translateSpan(span));
const record = (sample: SampleSpan) => readSample(sample, (span) => toSpanRecord(span));

const SESSION =
  'Session { id: "20251218_3", working_dir: "/home/a/app", name: "Fix login bug", user_set_name: false, session_type: User, total_tokens: Some(5120), input_tokens: Some(4980), output_tokens: Some(140), message_count: 9, provider_name: Some("anthropic"), model_config: Some(ModelConfig { model_name: "claude-sonnet-4-5", context_limit: None, temperature: None }) }';

describe('Goose 1.16', () => {
  const sample: SampleSpan = {
    resource: { 'service.name': 'goose', 'service.namespace': 'goose', 'service.version': '1.16.0' },
    scope: 'goose',
    name: 'dispatch_tool_call',
    attributes: {
      'code.filepath': 'crates/goose/src/agents/agent.rs',
      'code.namespace': 'goose::agents::agent',
      'code.lineno': 428,
      target: 'goose::agents::agent',
      'thread.id': 7,
      busy_ns: 1_203_345,
      cancellation_token: 'Some(CancellationToken { is_cancelled: false })',
      session: SESSION,
    },
  };

  it('tells session, model and provider from debug output, and takes no tokens from it', () => {
    const span = translate(sample);
    expect(span).toMatchObject({
      type: 'TOOL',
      framework: 'goose',
      content: 'missing',
      tool: {},
      sessionId: '20251218_3',
      metadata: {
        'goose.session_name': 'Fix login bug',
        'goose.provider': 'anthropic',
        'goose.model': 'claude-sonnet-4-5',
      },
    });
    expect(span.usage).toBeUndefined();
    expect(span.inputs).toBeUndefined();
    expect(span.outputs).toBeUndefined();
    expect(record(sample)).toMatchObject({ sessionId: '20251218_3', usage: {}, model: null });
  });

  it('is known by its service where the tracer is somebody else’s, and not by the names of its spans', () => {
    expect(translate({ ...sample, scope: 'opentelemetry-rust' }).framework).toBe('goose');
    const stranger = translate({ ...sample, scope: 'x', resource: { 'service.name': 'shop' } });
    expect(stranger).toMatchObject({ type: 'UNKNOWN' });
    expect(stranger.sessionId).toBeUndefined();
  });
});

describe('Goose of 2026', () => {
  it('reads the tool out of its input', () => {
    const span = translate({
      scope: 'goose',
      name: 'dispatch_tool_call',
      attributes: { input: '{"tool":"shell","arguments":{"command":"ls"}}', output: 'a.txt', 'session.id': 's1' },
    });
    expect(span).toMatchObject({
      type: 'TOOL',
      tool: { name: 'shell', arguments: { command: 'ls' }, result: 'a.txt' },
      inputs: { command: 'ls' },
      outputs: 'a.txt',
      sessionId: 's1',
    });
  });

  it('reads the newest agent and tool', () => {
    const agent = translate({
      resource: { 'service.name': 'goose', 'host.name': 'box' },
      scope: 'goose',
      name: 'reply',
      attributes: {
        'session.id': '20260810_1',
        'gen_ai.operation.name': 'invoke_agent',
        'gen_ai.agent.name': 'goose',
        'gen_ai.conversation.id': '20260810_1',
        'gen_ai.input.messages': '[{"role":"user","parts":[{"type":"text","content":"list files"}]}]',
        'gen_ai.output.messages':
          '[{"role":"assistant","parts":[{"type":"text","content":"There are 2 files."}],"finish_reason":"stop"}]',
        'gen_ai.usage.input_tokens': 5200,
        'gen_ai.usage.output_tokens': 310,
      },
    });
    expect(agent).toMatchObject({
      type: 'AGENT',
      agent: { name: 'goose' },
      messages: [{ role: 'user', parts: [{ type: 'text', text: 'list files' }] }],
      responseMessages: [
        { role: 'assistant', parts: [{ type: 'text', text: 'There are 2 files.' }], finishReason: 'stop' },
      ],
      usage: { inputTokens: 5200, outputTokens: 310, totalTokens: 5510 },
      sessionId: '20260810_1',
    });
    const tool = translate({
      scope: 'goose',
      name: 'execute_tool developer__shell',
      statusCode: 2,
      attributes: {
        'gen_ai.operation.name': 'execute_tool',
        'gen_ai.tool.name': 'developer__shell',
        'gen_ai.tool.call.id': 'toolu_01',
        'gen_ai.tool.call.arguments': '{"command":"ls"}',
        'gen_ai.tool.call.result': 'permission denied',
        'gen_ai.conversation.id': '20260810_1',
        'error.type': 'tool_execution_error',
      },
    });
    expect(tool).toMatchObject({
      type: 'TOOL',
      tool: { name: 'developer__shell', callId: 'toolu_01', arguments: { command: 'ls' }, result: 'permission denied' },
      inputs: { command: 'ls' },
      outputs: 'permission denied',
      error: { type: 'tool_execution_error' },
    });
    expect(tool.error?.level).toBeUndefined();
  });

  it('reads the generation it writes for observability back ends', () => {
    const span = translate({
      scope: 'goose',
      name: 'provider_generation',
      attributes: {
        provider: 'anthropic',
        model: 'claude-sonnet-4-5',
        input_json: '{"system":"Be kind.","messages":[{"role":"user","content":"Hi"}],"tools":[]}',
        output_json: '{"role":"assistant","content":"Hello"}',
        usage_details_json: '{"input":10,"output":5,"total":15}',
        cost_details_json: '{"total":0.002}',
      },
    });
    expect(span).toMatchObject({
      type: 'CHAT_MODEL',
      provider: 'anthropic',
      model: { request: 'claude-sonnet-4-5' },
      usage: { inputTokens: 10, outputTokens: 5, totalTokens: 15 },
      costUsd: 0.002,
      messages: [{ role: 'system' }, { role: 'user' }],
      responseMessages: [{ role: 'assistant', parts: [{ type: 'text', text: 'Hello' }] }],
    });
  });
});
