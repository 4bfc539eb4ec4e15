import type { AttributeView, SpanView } from '@gander/protocol/span-view';
import { toPlainMap } from '@gander/protocol/plain-value';

import { findField, isJsonObject } from '../../json/json-fields.ts';
import { pickDefined } from '../../json/pick-defined.ts';
import { toJsonValue } from '../../json/to-json-value.ts';
import type { JsonObject, JsonValue } from '../../json-value.ts';
import type { SpanType } from '../../span-type.ts';
import { readText } from '../attribute-values.ts';
import { toTranslator } from '../declared/to-translator.ts';
import type { NormalizedSpan } from '../normalized-span.ts';
import type { Translator } from '../translator.ts';
import { createTokenKeys } from '../../usage/token-keys.ts';

/** `span.type` → type. Others use that attribute too, so that it proves nothing on its own. */
const TYPE_OF_SPAN: Readonly<Record<string, SpanType>> = {
  interaction: 'AGENT',
  llm_request: 'CHAT_MODEL',
  tool: 'TOOL',
  'tool.execution': 'CHAIN',
  'tool.blocked_on_user': 'CHAIN',
  hook: 'CHAIN',
  subagent: 'CHAIN',
};

/** Some tools show what they were asked to do under names of their own. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  full_command: 'command',
  file_path: 'file_path',
  subagent_type: 'subagent_type',
};

/**
 * Claude Code and the Claude Agent SDK, which runs it. Spans carry no text; that is in the log records beside them.
 * Counts leave the cache out of the input, as Anthropic's do.
 * Source: https://docs.claude.com/en/docs/claude-code/monitoring-usage
 */
export const claudeCode: Translator = toTranslator({
  name: 'claude-code',
  title: 'Claude Code, Claude Agent SDK',
  clues: [
    { scopePrefixes: ['com.anthropic.claude_code'] },
    { keys: ['span.type'], spanPrefixes: ['claude_code.'] },
    { values: ['span.type', Object.keys(TYPE_OF_SPAN)], services: ['claude-code'] },
  ],
  types: [
    { key: 'span.type', words: TYPE_OF_SPAN },
    { patterns: Object.entries(TYPE_OF_SPAN).map(([word, type]) => [new RegExp(`^claude_code\\.${word}$`), type]) },
  ],
  fields: {
    requestModel: ['gen_ai.request.model', 'model'],
    provider: ['gen_ai.provider.name', 'gen_ai.system'],
    subtype: ['span.type'],
    inputs: ['user_prompt'],
    finishReasons: ['gen_ai.response.finish_reasons', 'stop_reason'],
    responseId: ['gen_ai.response.id', 'request_id'],
    timeToFirstTokenMs: ['ttft_ms'],
    toolName: ['tool_name'],
    toolCallId: ['tool_use_id', 'gen_ai.tool.call.id'],
    // From the log records beside the span.
    toolArguments: ['gen_ai.tool.call.arguments'],
    toolResult: ['gen_ai.tool.call.result'],
    agentId: ['agent_id'],
    errorType: ['error_class'],
    // The second is from the log records beside the span.
    errorMessage: ['error', 'error.message'],
  },
  tokens: {
    semantics: 'exclusive',
    keys: createTokenKeys({
      input: ['input_tokens'],
      output: ['output_tokens'],
      total: [],
      cacheRead: ['cache_read_tokens'],
      cacheWrite: ['cache_creation_tokens'],
      reasoning: [],
    }),
  },
  metadata: {
    attempt: 'attempt',
    query_source: 'querySource',
    request_id: 'requestId',
    status_code: 'statusCode',
    'interaction.sequence': 'sequence',
    user_prompt_length: 'promptLength',
    decision: 'decision',
    source: 'decisionSource',
    speed: 'speed',
    effort: 'effort',
  },
  extension: {
    maps: { 'tool.arguments': Object.keys(ARGUMENTS), error: ['success'] },
    index: ({ attributes }, { error }) =>
      error === undefined && isFailed(attributes) ? { error: { message: 'The call failed.' } } : {},
    full: (span, { type, tool }) => (type === 'TOOL' ? readTool(span, tool ?? {}) : {}),
  },
});

/** Exporters write truth as a word as often as not. */
function isFailed(attributes: AttributeView): boolean {
  const success = attributes.get('success');
  return success === false || success === 'false';
}

function readTool(span: SpanView, known: NonNullable<NormalizedSpan['tool']>): Partial<NormalizedSpan> {
  const inputs = known.arguments ?? readArguments(span.attributes);
  const outputs = known.result ?? (span.eventCount === 0 ? undefined : readOutput(span));
  const tool = pickDefined({ ...known, arguments: inputs, result: outputs });
  return pickDefined({ tool, inputs, outputs });
}

function readArguments(attributes: AttributeView): JsonObject | undefined {
  const texts = Object.entries(ARGUMENTS).flatMap(([key, name]) => {
    const text = readText(attributes, key);
    return text === undefined ? [] : [[name, text]];
  });
  return texts.length > 0 ? (Object.fromEntries(texts) as JsonObject) : undefined;
}

/** What the tool gave back is sent only when asked for, as an event. */
function readOutput(span: SpanView): JsonValue | undefined {
  const event = span.events().find(({ name }) => name === 'tool.output');
  if (event === undefined) return undefined;
  const body = toJsonValue(toPlainMap(event.attributes));
  return isJsonObject(body) ? (findField(body, 'output', 'content', 'result') ?? body) : body;
}
