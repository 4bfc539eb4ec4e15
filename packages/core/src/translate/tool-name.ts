import type { SpanView } from '@gander/protocol/span-view';

import { readFirstText } from './attribute-values.ts';

/** Where emitters note which tool a span runs. What a convention says outright comes before names that others use for other things. */
export const TOOL_NAME_KEYS = [
  'gen_ai.tool.name',
  'ai.toolCall.name',
  'tool.name',
  'mcp.tool.name',
  'spring.ai.tool.definition.name',
  'haystack.tool.name',
  'lk.function_tool.name',
  'tool.function_name',
  'tool_call.function.name',
  'tool_name',
  'traceloop.entity.name',
] as const;

/** `execute_tool search`, and what older emitters called it: the name follows the verb. */
const VERB = /^(?:execute_tool |anthropic\.tool_use |tool\.execution: ?)(?=.)/;

/** A name longer than this is somebody's payload. */
const MAX_LENGTH = 200;

/** The tool that a span of type TOOL runs: many frameworks call all these spans alike. Falls back to the name of the span. */
export function readToolName(span: SpanView): string {
  const told = readFirstText(span.attributes, TOOL_NAME_KEYS);
  return told !== undefined && told.length <= MAX_LENGTH ? told : span.name.replace(VERB, '');
}
