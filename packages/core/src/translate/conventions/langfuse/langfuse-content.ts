import type { AttributeView, SpanView } from '@gander/protocol/span-view';

import { findField, isJsonList, isJsonObject } from '../../../json/json-fields.ts';
import { pickDefined } from '../../../json/pick-defined.ts';
import type { JsonValue } from '../../../json-value.ts';
import { toToolDefinitions } from '../../../messages/tool-definitions.ts';
import type { SpanType } from '../../../span-type.ts';
import { readFirstJson, readJson } from '../../attribute-contents.ts';
import { readFirstText } from '../../attribute-values.ts';
import { toConversation } from '../../conversation.ts';
import type { NormalizedSpan, ToolExecution } from '../../normalized-span.ts';

const INPUT_KEYS = ['langfuse.observation.input', 'langfuse.trace.input'] as const;
const OUTPUT_KEYS = ['langfuse.observation.output', 'langfuse.trace.output'] as const;
/** Where the SDK's wrapper of OpenAI's Responses API puts what it takes out of the request. */
const INSTRUCTIONS_KEY = 'langfuse.observation.metadata.instructions';
const TOOLS_KEY = 'langfuse.observation.metadata.tools';
const TYPES_WITH_CONVERSATION: ReadonlySet<SpanType | undefined> = new Set(['CHAT_MODEL', 'AGENT']);

/** Inputs and outputs, and what was said where it is a model or an agent; `type` is the span's. */
export function readLangfuseContent(
  { attributes, name }: SpanView,
  type: SpanType | undefined,
): Partial<NormalizedSpan> {
  const inputs = readFirstJson(attributes, INPUT_KEYS);
  const outputs = readFirstJson(attributes, OUTPUT_KEYS);
  if (type === 'TOOL') {
    const tool: ToolExecution = pickDefined({ name, arguments: inputs, result: outputs });
    return pickDefined({ tool, inputs, outputs });
  }
  if (!TYPES_WITH_CONVERSATION.has(type)) return pickDefined({ inputs, outputs });
  const isModel = type === 'CHAT_MODEL';
  const tools = isModel ? readTools(attributes, inputs) : undefined;
  const conversation = toConversation({
    prompt: inputs,
    system: isModel ? readJson(attributes, INSTRUCTIONS_KEY) : undefined,
    response: outputs,
    responseText: isModel ? readFirstText(attributes, OUTPUT_KEYS) : undefined,
  });
  return pickDefined({ ...conversation, inputs, outputs, tools });
}

/** Part of the request, or beside it. */
function readTools(attributes: AttributeView, inputs: JsonValue | undefined): NormalizedSpan['tools'] {
  const offered = isJsonObject(inputs) ? findField(inputs, 'tools', 'functions') : undefined;
  const tools = offered ?? readJson(attributes, TOOLS_KEY);
  return isJsonList(tools) || isJsonObject(tools) ? toToolDefinitions(tools) : undefined;
}
