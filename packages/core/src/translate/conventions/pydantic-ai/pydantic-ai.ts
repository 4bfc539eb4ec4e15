import type { SpanView } from '@gander/protocol/span-view';

import { findField, findList, isJsonList, isJsonObject } from '../../../json/json-fields.ts';
import { pickDefined } from '../../../json/pick-defined.ts';
import type { JsonObject, JsonValue } from '../../../json-value.ts';
import { toToolDefinitions } from '../../../messages/tool-definitions.ts';
import { readFirstJson, readJson } from '../../attribute-contents.ts';
import { readText } from '../../attribute-values.ts';
import { toConversation } from '../../conversation.ts';
import { toTranslator } from '../../declared/to-translator.ts';
import type { NormalizedSpan } from '../../normalized-span.ts';
import type { Translator } from '../../translator.ts';
import { splitAtChoice, type SplitMessages } from './message-events.ts';
import { createTokenKeys } from '../../../usage/token-keys.ts';

/** The whole run of an agent, question to answer. */
const RUN_KEYS = ['pydantic_ai.all_messages', 'all_messages_events'] as const;
const EVENTS_KEY = 'events';
const RESULT_KEY = 'final_result';
const PARAMETERS_KEY = 'model_request_parameters';

/**
 * Pydantic AI, all versions of its instrumentation. Logfire is its usual sender.
 * Source: https://ai.pydantic.dev/logfire/
 */
export const pydanticAi: Translator = toTranslator({
  name: 'pydantic-ai',
  title: 'Pydantic AI',
  clues: [
    { scopes: ['pydantic-ai'] },
    {
      keys: [...RUN_KEYS, 'pydantic_ai.new_message_index', 'gen_ai.aggregated_usage.input_tokens'],
    },
  ],
  types: [
    {
      words: { 'agent run': 'AGENT', 'running tool': 'TOOL' },
      patterns: [
        [/^running \d+ tools?$/, 'CHAIN'],
        [/^running (?:tool|output function)\b/, 'TOOL'],
        [/^invoke_agent\b/, 'AGENT'],
      ],
    },
  ],
  fields: {
    requestModel: ['gen_ai.request.model', 'model_name'],
    costUsd: ['operation.cost'],
    agentName: ['gen_ai.agent.name', 'agent_name'],
    inputs: [...RUN_KEYS, EVENTS_KEY, 'tools', 'inputs'],
    outputs: [RESULT_KEY],
    toolArguments: ['gen_ai.tool.call.arguments', 'tool_arguments'],
    toolResult: ['gen_ai.tool.call.result', 'tool_response'],
  },
  tokens: {
    semantics: 'inclusive',
    keys: createTokenKeys({
      input: ['gen_ai.usage.input_tokens', 'gen_ai.aggregated_usage.input_tokens'],
      output: ['gen_ai.usage.output_tokens', 'gen_ai.aggregated_usage.output_tokens'],
      total: [],
      cacheRead: [
        'gen_ai.usage.cache_read.input_tokens',
        'gen_ai.usage.details.cache_read_tokens',
        'gen_ai.aggregated_usage.cache_read.input_tokens',
        'gen_ai.aggregated_usage.details.cache_read_tokens',
      ],
      cacheWrite: [
        'gen_ai.usage.cache_creation.input_tokens',
        'gen_ai.usage.details.cache_write_tokens',
        'gen_ai.aggregated_usage.cache_creation.input_tokens',
        'gen_ai.aggregated_usage.details.cache_write_tokens',
      ],
      reasoning: ['gen_ai.usage.details.reasoning_tokens', 'gen_ai.aggregated_usage.details.reasoning_tokens'],
    }),
  },
  metadata: { 'gen_ai.agent.call.id': 'runId', 'logfire.msg': 'displayName' },
  extension: { maps: { tools: [PARAMETERS_KEY] }, full: readFull },
});

function readFull(span: SpanView, { type }: Partial<NormalizedSpan>): Partial<NormalizedSpan> {
  const { attributes } = span;
  return {
    ...(readText(attributes, 'logfire.span_type') === 'pending_span' ? { subtype: 'pending_span' } : {}),
    ...(type === 'TOOL' ? {} : readConversation(span)),
    ...pickDefined({ tools: readTools(readJson(attributes, PARAMETERS_KEY)) }),
  };
}

/** An agent's run is told from its list of messages, the call of version 1 from its list of events. */
function readConversation({ attributes }: SpanView): Partial<NormalizedSpan> {
  const run = readFirstJson(attributes, RUN_KEYS);
  const events = run ?? readJson(attributes, EVENTS_KEY);
  if (!isJsonList(events)) return {};
  const system = readJson(attributes, 'gen_ai.system_instructions');
  const { prompt, response } = run === undefined ? splitAtChoice(events) : splitAtAnswer(events);
  const result = readText(attributes, RESULT_KEY);
  const conversation = toConversation({ prompt, system, response: response.length > 0 ? response : undefined });
  return result === undefined
    ? conversation
    : { ...conversation, ...pickDefined({ outputs: readJson(attributes, RESULT_KEY) }) };
}

/** What the assistant says last is the answer; a run that ended otherwise has none. */
function splitAtAnswer(messages: readonly JsonValue[]): SplitMessages {
  const last = messages.at(-1);
  const isAnswer = isJsonObject(last) && last['role'] === 'assistant';
  return isAnswer ? { prompt: messages.slice(0, -1), response: [last] } : { prompt: messages, response: [] };
}

/** Function tools and output tools alike are offered to the model. */
function readTools(parameters: JsonValue | undefined): NormalizedSpan['tools'] {
  if (!isJsonObject(parameters)) return undefined;
  const tools = [...(findList(parameters, 'function_tools') ?? []), ...(findList(parameters, 'output_tools') ?? [])];
  return toToolDefinitions(tools.filter((tool) => isJsonObject(tool)).map((tool) => toTool(tool)));
}

function toTool(tool: JsonObject): JsonObject {
  return pickDefined({
    name: findField(tool, 'name'),
    description: findField(tool, 'description'),
    parameters: findField(tool, 'parameters_json_schema'),
  });
}
