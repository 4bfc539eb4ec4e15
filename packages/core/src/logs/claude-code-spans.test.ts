import { describe, expect, it } from 'vitest';

import { createSampleLog, type SampleLog } from '../testing/sample-log.ts';
import { readSample, type SampleSpan } from '../testing/sample-span.ts';
import { toSpanPreview } from '../translate/to-span-preview.ts';
import { toSpanRecord } from '../translate/to-span-record.ts';
import { translateSpan } from '../translate/translate-span.ts';
import { joinLogs } from './join-logs.ts';

const TRACE_ID = '0af7651916cd43dd8448eb211c80319c';
const SCOPE = 'com.anthropic.claude_code.tracing';
const idOf = (name: string): string => name.padStart(16, '0');

const CALL: SampleSpan = {
  resource: { 'service.name': 'claude-code' },
  scope: SCOPE,
  spanId: 'f2',
  parentSpanId: 'f1',
  name: 'claude_code.llm_request',
  attributes: {
    'span.type': 'llm_request',
    'session.id': 'cc-1',
    'gen_ai.system': 'anthropic',
    'gen_ai.request.model': 'claude-sonnet-4-5-20250929',
    input_tokens: 12,
    output_tokens: 340,
    cache_read_tokens: 18_200,
    cache_creation_tokens: 950,
    request_id: 'req_1',
    'gen_ai.response.id': 'msg_9',
  },
};

const TURN: SampleSpan = {
  scope: SCOPE,
  spanId: 'f1',
  name: 'claude_code.interaction',
  attributes: { 'span.type': 'interaction', 'session.id': 'cc-1', user_prompt: '<REDACTED>', user_prompt_length: 20 },
};

function log(name: string, attributes: Readonly<Record<string, unknown>>, place: Partial<SampleLog> = {}): SampleLog {
  return {
    scope: 'com.anthropic.claude_code.events',
    body: `claude_code.${name}`,
    traceId: TRACE_ID,
    attributes: { 'event.name': name, 'session.id': 'cc-1', ...attributes },
    ...place,
  };
}

const API_REQUEST = {
  request_id: 'req_1',
  model: 'claude-sonnet-4-5-20250929',
  cost_usd: '0.0141585',
  input_tokens: '12',
  output_tokens: '340',
  cache_read_tokens: '18200',
  cache_creation_tokens: '950',
};

describe('the spans of Claude Code with its logs', () => {
  it.each<{ readonly found: string; readonly place: Partial<SampleLog> }>([
    { found: 'its span', place: { spanId: idOf('f2') } },
    { found: 'its request, when it names the span around it', place: { spanId: idOf('f1') } },
    { found: 'its request alone', place: { traceId: '' } },
  ])('should have the cost that only the log has, found by $found', ({ place }) => {
    const logs = [createSampleLog(log('api_request', API_REQUEST, place))];
    const record = readSample(CALL, (span) => toSpanRecord(joinLogs(span, logs)));
    const usage = { inputTokens: 19_162, outputTokens: 340, totalTokens: 19_502, cacheReadTokens: 18_200 };
    expect(record).toMatchObject({ costUsd: 0.0141585, usage, sessionId: 'cc-1' });
    expect(readSample(CALL, (span) => translateSpan(joinLogs(span, logs)))).toMatchObject({
      costUsd: 0.0141585,
      usage,
      content: 'missing',
    });
    expect(readSample(TURN, (span) => toSpanRecord(joinLogs(span, logs))).costUsd, 'not on the turn').toBeNull();
  });

  it('should show the prompt that the span withholds', () => {
    const logs = [
      createSampleLog(
        log('user_prompt', { prompt: 'fix the failing test', 'prompt.id': 'p-1' }, { spanId: idOf('f1') }),
      ),
    ];
    expect(readSample(TURN, (span) => translateSpan(joinLogs(span, logs)))).toMatchObject({
      type: 'AGENT',
      inputs: 'fix the failing test',
      content: 'full',
    });
    expect(readSample(TURN, (span) => toSpanPreview(joinLogs(span, logs)))).toEqual({ input: 'fix the failing test' });
  });

  it('should show what the model said and what a tool was given', () => {
    const said = [createSampleLog(log('assistant_response', { request_id: 'req_1', response: 'Done.' }))];
    expect(readSample(CALL, (span) => translateSpan(joinLogs(span, said))).responseMessages).toEqual([
      { role: 'assistant', parts: [{ type: 'text', text: 'Done.' }] },
    ]);
    const tool: SampleSpan = {
      scope: SCOPE,
      spanId: 'f3',
      name: 'claude_code.tool',
      attributes: { 'span.type': 'tool', tool_name: 'Grep', tool_use_id: 'toolu_3' },
    };
    const given = [
      createSampleLog(
        log('tool_result', {
          tool_use_id: 'toolu_3',
          tool_name: 'Grep',
          tool_input: '{"pattern":"x"}',
          success: 'true',
        }),
      ),
    ];
    expect(readSample(tool, (span) => translateSpan(joinLogs(span, given)))).toMatchObject({
      type: 'TOOL',
      tool: { name: 'Grep', callId: 'toolu_3', arguments: { pattern: 'x' } },
    });
  });
});
