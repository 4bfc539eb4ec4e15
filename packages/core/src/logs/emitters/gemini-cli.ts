import { pickDefined } from '../../json/pick-defined.ts';
import type { AgentStep, LogEmitter } from '../agent-step.ts';
import { createMomentStep, toMomentKey } from '../moment-step.ts';
import type { LogFacts } from '../log-facts.ts';
import { toStepAttributes, toTextMessages } from '../step-attributes.ts';
import { joinGeminiAnswer } from './join-gemini-answer.ts';

const DETAILS_EVENT = 'gen_ai.client.inference.operation.details';

/** Gemini CLI. Source: https://github.com/google-gemini/gemini-cli, `docs/cli/telemetry.md` ("Logs"). */
export const geminiCliLogs: LogEmitter = createEmitter({
  name: 'gemini-cli',
  prefix: 'gemini_cli.',
  provider: 'gcp.gemini',
});

/** Its fork for Qwen, which kept the events. */
export const qwenCodeLogs: LogEmitter = createEmitter({ name: 'qwen-code', prefix: 'qwen-code.', provider: undefined });

interface Family {
  readonly name: string;
  readonly prefix: string;
  readonly provider: string | undefined;
}

function createEmitter({ name, prefix, provider }: Family): LogEmitter {
  return {
    name,
    isOwn: (facts) =>
      facts.eventName.startsWith(prefix) || (facts.eventName === DETAILS_EVENT && facts.text('service.name') === name),
    readTurn(facts) {
      const sessionId = facts.text('session.id');
      return sessionId === undefined ? undefined : { sessionId, turnId: facts.text('prompt_id') ?? '' };
    },
    readStep(facts) {
      if (facts.eventName === DETAILS_EVENT) return readDetails(facts);
      switch (facts.eventName.slice(prefix.length)) {
        case 'user_prompt':
          return readPrompt(facts);
        case 'api_request':
          return readRequest(facts, provider);
        case 'api_response':
        case 'api_error':
          return readResponse(facts, provider);
        case 'tool_call':
          return readTool(facts);
        default:
          return undefined;
      }
    },
    spanNames: {
      prompt: /^(?:user_prompt|qwen-code\.interaction)$/,
      model: /(?:^|\.)llm_(?:call|request)$/,
      request: /(?:^|\.)llm_(?:call|request)$/,
      content: /(?:^|\.)llm_(?:call|request)$/,
      tool: /^(?:tool_call|qwen-code\.tool)$/,
    },
  };
}

function readPrompt(facts: LogFacts): AgentStep {
  const prompt = facts.text('prompt');
  const messages = prompt === undefined ? undefined : toTextMessages('user', prompt);
  return { ...createMomentStep(facts, 'prompt'), attributes: toStepAttributes({ 'gen_ai.input.messages': messages }) };
}

function readRequest(facts: LogFacts, provider: string | undefined): AgentStep {
  return {
    ...createMomentStep(facts, 'request'),
    attributes: toStepAttributes({
      'gen_ai.provider.name': provider,
      'gen_ai.request.model': facts.text('model'),
      'gen_ai.input.messages': facts.text('request_text'),
    }),
  };
}

function readResponse(facts: LogFacts, provider: string | undefined): AgentStep {
  const isError = facts.eventName.endsWith('error');
  const answer = facts.text('response_text');
  return {
    ...createMomentStep(facts, 'model'),
    startUnixNano: facts.startUnixNano(),
    attributes: toStepAttributes({
      'gen_ai.provider.name': provider,
      'gen_ai.request.model': facts.text('model'),
      'gen_ai.output.messages': answer === undefined ? undefined : joinGeminiAnswer(answer),
      ...readTokens(facts),
      'http.response.status_code': facts.number('status_code', 'http.status_code'),
    }),
    error: isError ? (facts.text('error', 'error.message') ?? 'The request failed.') : facts.text('error'),
  };
}

/** Gemini counts thoughts beside the output and what tools sent beside the input; the total tells whether the sender did. */
function readTokens(facts: LogFacts): Record<string, number | undefined> {
  const input = facts.number('input_token_count');
  const output = facts.number('output_token_count');
  const thoughts = facts.number('thoughts_token_count') ?? 0;
  const tools = facts.number('tool_token_count') ?? 0;
  const total = facts.number('total_token_count');
  const isInclusive = total !== undefined && total === (input ?? 0) + (output ?? 0);
  return {
    'gen_ai.usage.input_tokens': input === undefined || isInclusive ? input : input + tools,
    'gen_ai.usage.output_tokens': output === undefined || isInclusive ? output : output + thoughts,
    'gen_ai.usage.cache_read.input_tokens': facts.number('cached_content_token_count'),
    'gen_ai.usage.reasoning.output_tokens': facts.number('thoughts_token_count'),
  };
}

function readDetails(facts: LogFacts): AgentStep {
  const attributes = Object.fromEntries(facts.withPrefix('gen_ai.').map(({ key, value }) => [key, value]));
  return { ...createMomentStep(facts, 'content'), attributes };
}

function readTool(facts: LogFacts): AgentStep {
  const callId = facts.text('call_id', 'tool_call_id');
  return pickDefined({
    kind: 'tool' as const,
    key: callId ?? toMomentKey(facts),
    startUnixNano: facts.startUnixNano(),
    endUnixNano: facts.timeUnixNano,
    attributes: toStepAttributes({
      'gen_ai.tool.name': facts.text('function_name'),
      'gen_ai.tool.call.id': callId,
      'gen_ai.tool.call.arguments': facts.text('function_args'),
      'gen_ai.tool.call.result': facts.text('function_result', 'output'),
      'gemini_cli.decision': facts.text('decision'),
    }),
    error: facts.flag('success') === false ? (facts.text('error') ?? 'The tool failed.') : undefined,
  });
}
