import { pickDefined } from '../../json/pick-defined.ts';
import { findField, isJsonObject } from '../../json/json-fields.ts';
import { toMaybeJson } from '../../json/maybe-json.ts';
import type { AgentStep, LogEmitter } from '../agent-step.ts';
import { createMomentStep, toMomentKey } from '../moment-step.ts';
import type { LogFacts } from '../log-facts.ts';
import { toStepAttributes, toTextMessages } from '../step-attributes.ts';

const SCOPE_PREFIX = 'com.anthropic.claude_code';
const NAME_PREFIX = 'claude_code.';

/**
 * Claude Code and the Claude Agent SDK. Names come bare in `event.name` and with a prefix in the body; many numbers are
 * strings. Source: https://docs.claude.com/en/docs/claude-code/monitoring-usage ("Events").
 */
export const claudeCodeLogs: LogEmitter = {
  name: 'claude-code',
  isOwn: ({ eventName, log }) =>
    log.scopeName.startsWith(SCOPE_PREFIX) ||
    eventName.startsWith(NAME_PREFIX) ||
    readBody(log).startsWith(NAME_PREFIX),
  readTurn(facts) {
    const sessionId = facts.text('session.id');
    return sessionId === undefined ? undefined : { sessionId, turnId: facts.text('prompt.id') ?? '' };
  },
  readStep,
  spanNames: {
    prompt: /\.interaction$/,
    answer: /\.interaction$/,
    model: /\.llm_request$/,
    request: /\.llm_request$/,
    content: /\.llm_request$/,
    tool: /\.tool$/,
  },
};

function readStep(facts: LogFacts): AgentStep | undefined {
  switch (toShortName(facts)) {
    case 'user_prompt':
      return readPrompt(facts);
    case 'assistant_response':
      return readAnswer(facts);
    case 'api_request':
    case 'api_error':
      return readModelCall(facts);
    case 'api_request_body':
      return readRequestBody(facts);
    case 'api_response_body':
      return readResponseBody(facts);
    case 'tool_result':
    case 'tool_decision':
      return readTool(facts);
    default:
      return undefined;
  }
}

function toShortName(facts: LogFacts): string {
  const name = facts.eventName === '' ? readBody(facts.log) : facts.eventName;
  return name.startsWith(NAME_PREFIX) ? name.slice(NAME_PREFIX.length) : name;
}

function readBody({ record }: LogFacts['log']): string {
  return 'stringValue' in record.body ? record.body.stringValue : '';
}

function readPrompt(facts: LogFacts): AgentStep {
  const prompt = facts.text('prompt');
  return {
    ...createMomentStep(facts, 'prompt'),
    attributes: toStepAttributes({
      // The span's own attribute, which holds `<REDACTED>` unless it was asked for.
      user_prompt: prompt,
      'gen_ai.input.messages': prompt === undefined ? undefined : toTextMessages('user', prompt),
    }),
  };
}

function readAnswer(facts: LogFacts): AgentStep | undefined {
  const response = facts.text('response');
  if (response === undefined) return undefined;
  const requestId = facts.text('request_id');
  return {
    ...createMomentStep(facts, requestId === undefined ? 'answer' : 'model'),
    ...(requestId === undefined ? {} : { key: requestId }),
    attributes: toStepAttributes({ 'gen_ai.output.messages': toTextMessages('assistant', response) }),
  };
}

/** Anthropic counts the cache beside the input; the GenAI conventions count it in. */
function readModelCall(facts: LogFacts): AgentStep {
  const cacheRead = facts.number('cache_read_tokens');
  const cacheWrite = facts.number('cache_creation_tokens');
  const input = facts.number('input_tokens');
  return pickDefined({
    kind: 'model' as const,
    key: facts.text('request_id') ?? toMomentKey(facts),
    startUnixNano: facts.startUnixNano(),
    endUnixNano: facts.timeUnixNano,
    attributes: toStepAttributes({
      'gen_ai.provider.name': 'anthropic',
      'gen_ai.request.model': facts.text('model'),
      'gen_ai.usage.input_tokens': input === undefined ? undefined : input + (cacheRead ?? 0) + (cacheWrite ?? 0),
      'gen_ai.usage.output_tokens': facts.number('output_tokens'),
      'gen_ai.usage.cache_read.input_tokens': cacheRead,
      'gen_ai.usage.cache_creation.input_tokens': cacheWrite,
      'gen_ai.usage.cost': facts.number('cost_usd'),
      request_id: facts.text('request_id'),
      'http.response.status_code': facts.number('status_code'),
    }),
    error:
      toShortName(facts) === 'api_error' ? (facts.text('error', 'error_message') ?? 'The request failed.') : undefined,
  });
}

function readRequestBody(facts: LogFacts): AgentStep | undefined {
  const body = facts.text('body');
  if (body === undefined) return undefined;
  const request = toMaybeJson(body);
  const tools = isJsonObject(request) ? findField(request, 'tools') : undefined;
  const requestId = facts.text('request_id');
  return {
    ...createMomentStep(facts, requestId === undefined ? 'request' : 'model'),
    ...(requestId === undefined ? {} : { key: requestId }),
    attributes: toStepAttributes({
      'gen_ai.input.messages': body,
      'gen_ai.tool.definitions': tools === undefined ? undefined : JSON.stringify(tools),
    }),
  };
}

function readResponseBody(facts: LogFacts): AgentStep | undefined {
  const body = facts.text('body');
  if (body === undefined) return undefined;
  const requestId = facts.text('request_id');
  return {
    ...createMomentStep(facts, requestId === undefined ? 'content' : 'model'),
    ...(requestId === undefined ? {} : { key: requestId }),
    attributes: toStepAttributes({ 'gen_ai.output.messages': body }),
  };
}

function readTool(facts: LogFacts): AgentStep {
  const callId = facts.text('tool_use_id');
  return pickDefined({
    kind: 'tool' as const,
    key: callId ?? toMomentKey(facts),
    startUnixNano: facts.startUnixNano(),
    endUnixNano: facts.timeUnixNano,
    attributes: toStepAttributes({
      'gen_ai.tool.name': facts.text('tool_name'),
      'gen_ai.tool.call.id': callId,
      'gen_ai.tool.call.arguments': facts.text('tool_input', 'tool_parameters'),
      'gen_ai.tool.call.result': facts.text('tool_output', 'tool_result'),
      'claude_code.decision': facts.text('decision'),
      'claude_code.decision.source': facts.text('decision_source', 'source'),
    }),
    error: facts.flag('success') === false ? (facts.text('error', 'error_message') ?? 'The tool failed.') : undefined,
  });
}
