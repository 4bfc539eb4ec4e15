import { pickDefined } from '../../json/pick-defined.ts';
import type { AgentStep, LogEmitter } from '../agent-step.ts';
import { createMomentStep, toMomentKey } from '../moment-step.ts';
import type { LogFacts } from '../log-facts.ts';
import { toStepAttributes, toTextMessages } from '../step-attributes.ts';

const PREFIX = 'codex.';

/**
 * Codex. A conversation is one trace: its prompts are not numbered. Its spans carry lengths and no content, so a step becomes a
 * span of its own even where there are spans. Source: https://github.com/openai/codex, `docs/config.md` ("otel").
 */
export const codexLogs: LogEmitter = {
  name: 'codex',
  isOwn: ({ eventName }) => eventName.startsWith(PREFIX),
  readTurn(facts) {
    const sessionId = facts.text('conversation.id');
    return sessionId === undefined ? undefined : { sessionId, turnId: '' };
  },
  readStep(facts) {
    switch (facts.eventName.slice(PREFIX.length)) {
      case 'user_prompt':
        return readPrompt(facts);
      case 'api_request':
        return readRequest(facts);
      case 'sse_event':
        return readStreamEvent(facts);
      case 'tool_result':
      case 'tool_decision':
        return readTool(facts);
      default:
        return undefined;
    }
  },
  // Whatever span was open when somebody asked is the one that answers.
  spanNames: { prompt: /./ },
  hasSilentSpans: true,
  isRepeating: true,
};

function readPrompt(facts: LogFacts): AgentStep {
  const prompt = facts.text('prompt');
  const messages = prompt === undefined ? undefined : toTextMessages('user', prompt);
  return { ...createMomentStep(facts, 'prompt'), attributes: toStepAttributes({ 'gen_ai.input.messages': messages }) };
}

/** What went out; how it ended is told by the stream, unless it never began. */
function readRequest(facts: LogFacts): AgentStep {
  const statusCode = facts.number('http.response.status_code', 'http.status_code');
  const error =
    facts.text('error.message') ??
    (statusCode !== undefined && statusCode >= 400 ? `HTTP ${String(statusCode)}` : undefined);
  return {
    ...createMomentStep(facts, error === undefined ? 'request' : 'model'),
    startUnixNano: facts.startUnixNano(),
    attributes: toModelAttributes(facts),
    error,
  };
}

function readStreamEvent(facts: LogFacts): AgentStep | undefined {
  const kind = facts.text('event.kind');
  if (kind !== 'response.completed' && kind !== 'response.failed') return undefined;
  const error = facts.text('error.message') ?? (kind === 'response.failed' ? 'The response failed.' : undefined);
  return {
    ...createMomentStep(facts, 'model'),
    attributes: {
      ...toModelAttributes(facts),
      ...toStepAttributes({
        'gen_ai.usage.input_tokens': facts.number('input_token_count'),
        'gen_ai.usage.output_tokens': facts.number('output_token_count'),
        'gen_ai.usage.cache_read.input_tokens': facts.number('cached_token_count'),
        'gen_ai.usage.reasoning.output_tokens': facts.number('reasoning_token_count'),
      }),
    },
    error,
  };
}

function toModelAttributes(facts: LogFacts): AgentStep['attributes'] {
  return toStepAttributes({
    'gen_ai.provider.name': 'openai',
    'gen_ai.request.model': facts.text('model', 'slug'),
    'http.response.status_code': facts.number('http.response.status_code', 'http.status_code'),
  });
}

function readTool(facts: LogFacts): AgentStep {
  const callId = facts.text('call_id');
  return pickDefined({
    kind: 'tool' as const,
    key: callId ?? toMomentKey(facts),
    startUnixNano: facts.startUnixNano(),
    endUnixNano: facts.timeUnixNano,
    attributes: toStepAttributes({
      'gen_ai.tool.name': facts.text('tool_name'),
      'gen_ai.tool.call.id': callId,
      'gen_ai.tool.call.arguments': facts.text('arguments'),
      'gen_ai.tool.call.result': facts.text('output'),
      'codex.decision': facts.text('decision'),
      'codex.decision.source': facts.text('source'),
    }),
    error: facts.flag('success') === false ? (facts.text('error.message', 'output') ?? 'The tool failed.') : undefined,
  });
}
