import { createHash } from 'node:crypto';

import { encodeTraceData } from '@gander/protocol/trace-encoder';
import { createKeyTable } from '@gander/protocol/key-table';
import { readTraceRequest } from '@gander/protocol/span-reader';
import { describe, expect, it } from 'vitest';

import { createSampleLog, type SampleLog } from '../testing/sample-log.ts';
import type { SpanRecord } from '../span-record.ts';
import { rollUpTrace } from '../trace/roll-up-trace.ts';
import type { NormalizedSpan } from '../translate/normalized-span.ts';
import { toSpanRecord } from '../translate/to-span-record.ts';
import { translateSpan } from '../translate/translate-span.ts';
import { INDEX_KEYS } from '../translate/translators.ts';
import { findTurn, toTurnTraceId } from './find-turn.ts';
import { toSynthesizedSpans } from './to-synthesized-spans.ts';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

interface Synthesized {
  readonly otelTraceId: string;
  readonly spans: readonly { readonly record: SpanRecord; readonly full: NormalizedSpan }[];
}

function synthesize(samples: readonly SampleLog[]): Synthesized {
  const logs = samples.map(createSampleLog);
  const [first] = logs;
  const turn = first && findTurn(first);
  const otelTraceId = turn === undefined ? (first?.record.traceId ?? '') : toTurnTraceId(turn, hash);
  const data = toSynthesizedSpans(logs, { otelTraceId, hash });
  const spans: { record: SpanRecord; full: NormalizedSpan }[] = [];
  if (data !== undefined) {
    readTraceRequest(encodeTraceData(data), {
      keys: createKeyTable(INDEX_KEYS),
      onSpan: (span) => spans.push({ record: toSpanRecord(span), full: translateSpan(span) }),
      onRejectedSpan: (reason) => {
        throw new Error(reason);
      },
    });
  }
  return { otelTraceId, spans };
}

const CLAUDE = { scope: 'com.anthropic.claude_code.events', resource: { 'service.name': 'claude-code' } };

function claude(name: string, atMs: number, attributes: Readonly<Record<string, unknown>>): SampleLog {
  const shared = { 'event.name': name, 'session.id': 'cc-1', 'prompt.id': 'p-1', 'user.id': 'hash1' };
  return { ...CLAUDE, atMs, body: `claude_code.${name}`, attributes: { ...shared, ...attributes } };
}

const CLAUDE_TURN: readonly SampleLog[] = [
  claude('user_prompt', 0, { prompt: 'fix the failing test' }),
  claude('api_request', 5100, {
    request_id: 'req_1',
    model: 'claude-sonnet-4-5-20250929',
    cost_usd: '0.0141585',
    input_tokens: '12',
    output_tokens: '340',
    cache_read_tokens: '18200',
    cache_creation_tokens: '950',
    duration_ms: '5000',
  }),
  claude('tool_decision', 5150, { tool_use_id: 'toolu_3', tool_name: 'Bash', decision: 'accept', source: 'config' }),
  claude('tool_result', 6100, {
    tool_use_id: 'toolu_3',
    tool_name: 'Bash',
    success: 'false',
    error: 'exit 1',
    tool_input: '{"command":"npm test"}',
    duration_ms: '900',
  }),
  claude('api_request', 8000, {
    request_id: 'req_2',
    model: 'claude-sonnet-4-5-20250929',
    cost_usd: '0.01',
    input_tokens: '5',
    output_tokens: '60',
    cache_read_tokens: '0',
    cache_creation_tokens: '0',
    duration_ms: '1500',
  }),
  claude('assistant_response', 8001, { request_id: 'req_2', response: 'It fails because of X.' }),
];

describe('a session of Claude Code that sends logs alone', () => {
  it('should be a trace of the turn', () => {
    const { spans } = synthesize(CLAUDE_TURN);
    const rollUp = rollUpTrace(spans.map(({ record }) => record));
    expect(rollUp).toMatchObject({
      name: 'invoke_agent claude-code',
      state: 'OK',
      spanCount: 4,
      errorCount: 1,
      sessionId: 'cc-1',
      userId: 'hash1',
      usage: { inputTokens: 19_167, outputTokens: 400, cacheReadTokens: 18_200, cacheWriteTokens: 950 },
    });
    expect(rollUp.costUsd).toBeCloseTo(0.0241585, 10);
    expect(rollUp.endUnixNano).toBe(1_700_000_008_001_000_000n);
    const [root, firstCall, tool, secondCall] = spans;
    expect(root).toMatchObject({
      record: { parentSpanId: null, type: 'AGENT' },
      full: {
        messages: [{ role: 'user', parts: [{ type: 'text', text: 'fix the failing test' }] }],
        responseMessages: [{ role: 'assistant', parts: [{ type: 'text', text: 'It fails because of X.' }] }],
      },
    });
    expect(firstCall).toMatchObject({
      record: {
        parentSpanId: root?.record.spanId,
        name: 'chat claude-sonnet-4-5-20250929',
        type: 'CHAT_MODEL',
        provider: 'anthropic',
        startUnixNano: 1_700_000_000_100_000_000n,
        endUnixNano: 1_700_000_005_100_000_000n,
      },
    });
    expect(tool).toMatchObject({
      record: { type: 'TOOL', status: 'ERROR', parentSpanId: root?.record.spanId },
      full: {
        tool: { name: 'Bash', callId: 'toolu_3', arguments: { command: 'npm test' } },
        error: { message: 'exit 1' },
      },
    });
    expect(secondCall?.full.responseMessages).toEqual([
      { role: 'assistant', parts: [{ type: 'text', text: 'It fails because of X.' }] },
    ]);
  });

  it('should be the same whatever order the records come in and however often', () => {
    const expected = synthesize(CLAUDE_TURN);
    expect(synthesize(CLAUDE_TURN.toReversed())).toEqual(expected);
    expect(synthesize([...CLAUDE_TURN.slice(3), ...CLAUDE_TURN, ...CLAUDE_TURN])).toEqual(expected);
  });

  it('should have the same spans while records are missing', () => {
    const ids = new Set(synthesize(CLAUDE_TURN).spans.map(({ record }) => record.spanId));
    for (let count = 1; count < CLAUDE_TURN.length; count += 1) {
      const some = synthesize(CLAUDE_TURN.slice(0, count)).spans;
      expect(some.every(({ record }) => ids.has(record.spanId))).toBe(true);
    }
  });

  it('should have failed when a request was the end of it', () => {
    const { spans } = synthesize([
      claude('user_prompt', 0, { prompt: 'hi' }),
      claude('api_error', 900, {
        error: 'overloaded',
        status_code: '529',
        model: 'claude-opus-4-1',
        duration_ms: '800',
      }),
    ]);
    const rollUp = rollUpTrace(spans.map(({ record }) => record));
    expect(rollUp).toMatchObject({ state: 'ERROR', errorCount: 2 });
    expect(spans[1]?.full.error).toEqual({ message: 'overloaded' });
  });

  it('should show what was sent and answered, when bodies are logged', () => {
    const { spans } = synthesize([
      ...CLAUDE_TURN,
      claude('api_request_body', 90, {
        body: JSON.stringify({ model: 'm', system: 'Be brief.', messages: [{ role: 'user', content: 'fix it' }] }),
      }),
      claude('api_response_body', 5099, {
        request_id: 'req_1',
        body: JSON.stringify({
          role: 'assistant',
          content: [{ type: 'tool_use', id: 'toolu_3', name: 'Bash', input: { command: 'npm test' } }],
        }),
      }),
    ]);
    expect(spans[1]?.full).toMatchObject({
      messages: [{ role: 'system' }, { role: 'user', parts: [{ type: 'text', text: 'fix it' }] }],
      responseMessages: [{ parts: [{ type: 'tool_call', id: 'toolu_3', name: 'Bash' }] }],
    });
  });

  it('should make nothing of a record that names no session', () => {
    const [sample] = [createSampleLog({ ...CLAUDE, attributes: { 'event.name': 'user_prompt', prompt: 'x' } })];
    expect(sample && findTurn(sample)).toBeUndefined();
  });
});

function codex(name: string, atMs: number, attributes: Readonly<Record<string, unknown>>): SampleLog {
  const shared = { 'event.name': `codex.${name}`, 'conversation.id': 'conv-1', model: 'gpt-5-codex' };
  return { resource: { 'service.name': 'codex_cli_rs' }, atMs, attributes: { ...shared, ...attributes } };
}

const CODEX_CONVERSATION: readonly SampleLog[] = [
  codex('conversation_starts', 0, { provider_name: 'OpenAI' }),
  codex('user_prompt', 10, { prompt: 'list the files' }),
  codex('api_request', 120, { duration_ms: '100', 'http.response.status_code': '200' }),
  codex('sse_event', 300, { 'event.kind': 'response.output_item.done' }),
  codex('sse_event', 1000, {
    'event.kind': 'response.completed',
    input_token_count: '100',
    output_token_count: '20',
    cached_token_count: '60',
    reasoning_token_count: '5',
    tool_token_count: '120',
  }),
  codex('tool_result', 1500, {
    tool_name: 'shell',
    call_id: 'call_1',
    arguments: '{"command":["ls"]}',
    output: 'a.txt',
    success: 'true',
    duration_ms: '300',
  }),
  codex('user_prompt', 5000, { prompt: 'thanks' }),
  codex('sse_event', 6000, { 'event.kind': 'response.completed', input_token_count: '150', output_token_count: '3' }),
];

describe('a conversation with Codex', () => {
  it('should be a trace with an agent span per prompt', () => {
    const { spans } = synthesize(CODEX_CONVERSATION);
    expect(rollUpTrace(spans.map(({ record }) => record))).toMatchObject({
      name: 'invoke_agent codex',
      sessionId: 'conv-1',
      usage: { inputTokens: 250, outputTokens: 23, cacheReadTokens: 60, reasoningTokens: 5 },
    });
    const [root, firstTurn, secondTurn, firstCall, tool, secondCall] = spans.map(({ record }) => record);
    expect(firstTurn?.parentSpanId).toBe(root?.spanId);
    expect(firstCall).toMatchObject({
      parentSpanId: firstTurn?.spanId,
      startUnixNano: 1_700_000_000_020_000_000n,
      endUnixNano: 1_700_000_001_000_000_000n,
    });
    expect(tool).toMatchObject({ parentSpanId: firstTurn?.spanId, name: 'execute_tool shell' });
    expect(secondCall?.parentSpanId).toBe(secondTurn?.spanId);
    expect(spans[4]?.full.tool).toMatchObject({ callId: 'call_1', arguments: { command: ['ls'] }, result: 'a.txt' });
    expect(spans[2]?.full.messages).toEqual([{ role: 'user', parts: [{ type: 'text', text: 'thanks' }] }]);
  });

  it('should be no trace where its prompt names one: 0.169 repeats without it what spans tell', () => {
    const isPrompt = ({ attributes }: SampleLog) => attributes?.['event.name'] === 'codex.user_prompt';
    expect(synthesize(CODEX_CONVERSATION.filter((log) => !isPrompt(log))).spans).toEqual([]);
    expect(synthesize(CODEX_CONVERSATION).spans).not.toEqual([]);
  });

  it('should stand below the spans that were open, where there are spans', () => {
    const traceId = 'ab'.repeat(16);
    const sent = CODEX_CONVERSATION.map((log) => ({ ...log, traceId, spanId: 'cd'.repeat(8) }));
    const { otelTraceId, spans } = synthesize(sent);
    expect(otelTraceId).toBe(traceId);
    expect(spans.map(({ record }) => [record.type, record.parentSpanId])).toEqual([
      ['CHAT_MODEL', 'cd'.repeat(8)],
      ['TOOL', 'cd'.repeat(8)],
      ['CHAT_MODEL', 'cd'.repeat(8)],
    ]);
  });
});

describe('a session of Gemini CLI', () => {
  const resource = { 'service.name': 'gemini-cli', 'session.id': 'g-1' };
  const log = (name: string, atMs: number, attributes: Readonly<Record<string, unknown>>): SampleLog => ({
    resource,
    atMs,
    attributes: { 'event.name': `gemini_cli.${name}`, prompt_id: 'g-1########0', ...attributes },
  });

  it('should be a trace per prompt, thoughts counted as output', () => {
    const { spans } = synthesize([
      log('user_prompt', 0, { prompt: 'hello' }),
      log('api_request', 10, {
        model: 'gemini-2.5-pro',
        request_text: '[{"role":"user","parts":[{"text":"hello"}]}]',
      }),
      log('api_response', 900, {
        model: 'gemini-2.5-pro',
        duration_ms: 850,
        input_token_count: 100,
        output_token_count: 10,
        cached_content_token_count: 40,
        thoughts_token_count: 7,
        tool_token_count: 0,
        total_token_count: 117,
        response_text: '{"role":"model","parts":[{"text":"Hi there"}]}',
      }),
      log('tool_call', 950, { function_name: 'ls', function_args: '{"path":"."}', duration_ms: 20, success: true }),
    ]);
    expect(spans).toHaveLength(3);
    expect(spans[1]).toMatchObject({
      record: {
        provider: 'gcp.gemini',
        sessionId: 'g-1',
        usage: { inputTokens: 100, outputTokens: 17, cacheReadTokens: 40, reasoningTokens: 7, totalTokens: 117 },
      },
      full: {
        messages: [{ role: 'user', parts: [{ type: 'text', text: 'hello' }] }],
        responseMessages: [{ role: 'assistant', parts: [{ type: 'text', text: 'Hi there' }] }],
      },
    });
    expect(spans[2]?.full.tool).toMatchObject({ name: 'ls', arguments: { path: '.' } });
  });

  it('should join the pieces of a streamed answer, which version 0.61 logs as they came', () => {
    const piece = (...parts: readonly object[]) => ({ candidates: [{ content: { role: 'model', parts } }] });
    const answer = (responseText: string) => {
      const { spans } = synthesize([
        log('user_prompt', 0, { prompt: 'hello' }),
        log('api_response', 900, { model: 'gemini-2.5-pro', response_text: responseText }),
      ]);
      return spans[1]?.full.responseMessages;
    };
    const call = { functionCall: { name: 'ls', args: { path: '.' } } };
    const pieces = [piece({ text: 'Hi' }), piece({ text: ' there' }, call), { usageMetadata: { totalTokenCount: 3 } }];
    expect(answer(JSON.stringify(pieces))).toMatchObject([
      {
        role: 'assistant',
        parts: [
          { type: 'text', text: 'Hi there' },
          { type: 'tool_call', name: 'ls', arguments: { path: '.' } },
        ],
      },
    ]);
    // Cut JSON is shown as it came, as an output and not as a message.
    expect(answer('[{"candidates":')).toBeUndefined();
  });
});
