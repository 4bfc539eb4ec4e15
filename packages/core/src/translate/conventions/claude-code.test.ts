import { describe, expect, it } from 'vitest';

import { readSample, type SampleSpan } from '../../testing/sample-span.ts';
import { toSpanRecord } from '../to-span-record.ts';
import { translateSpan } from '../translate-span.ts';

const translate = (sample: SampleSpan) => readSample(sample, (span) => translateSpan(span));
const SCOPE = 'com.anthropic.claude_code.tracing';

describe('Claude Code', () => {
  it('reads a model call with exclusive counts under bare names', () => {
    const span = translate({
      resource: { 'service.name': 'claude-code', 'service.version': '2.1.289' },
      scope: SCOPE,
      name: 'claude_code.llm_request',
      attributes: {
        'span.type': 'llm_request',
        'session.id': 'cc-1',
        'user.id': 'hash1',
        model: 'claude-sonnet-4-5-20250929',
        'gen_ai.system': 'anthropic',
        'gen_ai.request.model': 'claude-sonnet-4-5-20250929',
        input_tokens: 12,
        output_tokens: 340,
        cache_read_tokens: 18_200,
        cache_creation_tokens: 950,
        ttft_ms: 820,
        duration_ms: 5100,
        attempt: 1,
        success: true,
        stop_reason: 'tool_use',
        request_id: 'req_1',
        'gen_ai.response.id': 'msg_9',
      },
    });
    expect(span).toMatchObject({
      type: 'CHAT_MODEL',
      framework: 'claude-code',
      provider: 'anthropic',
      model: { request: 'claude-sonnet-4-5-20250929' },
      usage: {
        inputTokens: 19_162,
        outputTokens: 340,
        totalTokens: 19_502,
        cacheReadTokens: 18_200,
        cacheWriteTokens: 950,
      },
      timeToFirstTokenMs: 820,
      finishReasons: ['tool_calls'],
      responseId: 'msg_9',
      sessionId: 'cc-1',
      userId: 'hash1',
      content: 'missing',
    });
  });

  it('reads a turn, its prompt withheld', () => {
    const span = translate({
      scope: SCOPE,
      name: 'claude_code.interaction',
      attributes: {
        'span.type': 'interaction',
        'session.id': 'cc-1',
        user_prompt: '<REDACTED>',
        user_prompt_length: 23,
      },
    });
    expect(span).toMatchObject({ type: 'AGENT', content: 'redacted', metadata: { promptLength: 23 } });
    expect(span.messages).toBeUndefined();
  });

  it('reads a tool and what it gave back', () => {
    const span = translate({
      scope: SCOPE,
      name: 'claude_code.tool',
      attributes: { 'span.type': 'tool', tool_name: 'Bash', tool_use_id: 'toolu_3', full_command: 'npm test' },
      events: [{ name: 'tool.output', attributes: { output: '2 passed' } }],
    });
    expect(span).toMatchObject({
      type: 'TOOL',
      tool: { name: 'Bash', callId: 'toolu_3', arguments: { command: 'npm test' }, result: '2 passed' },
      inputs: { command: 'npm test' },
      outputs: '2 passed',
    });
  });

  it('reads why a tool failed', () => {
    const sample = {
      scope: SCOPE,
      name: 'claude_code.tool.execution',
      statusCode: 2,
      attributes: { 'span.type': 'tool.execution', success: false, error: 'exit 1', error_class: 'ShellError' },
    };
    expect(translate(sample)).toMatchObject({
      type: 'CHAIN',
      subtype: 'tool.execution',
      error: { type: 'ShellError', message: 'exit 1' },
    });
    expect(readSample({ ...sample, statusCode: 0 }, (span) => toSpanRecord(span)).status).toBe('ERROR');
  });

  it('is known by the names of its spans, and not by `span.type`', () => {
    const attributes = { 'span.type': 'llm_request', input_tokens: 3 };
    expect(translate({ scope: 'x', name: 'claude_code.llm_request', attributes })).toMatchObject({
      type: 'CHAT_MODEL',
    });
    const stranger = translate({ scope: 'openrouter', name: 'POST /chat', attributes });
    expect(stranger).toMatchObject({ type: 'UNKNOWN' });
    expect(stranger.usage).toBeUndefined();
  });
});
