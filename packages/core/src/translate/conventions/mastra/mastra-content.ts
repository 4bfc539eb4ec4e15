import type { SpanView } from '@gander/protocol/span-view';

import { findField, findList, findText, isJsonObject } from '../../../json/json-fields.ts';
import { pickDefined } from '../../../json/pick-defined.ts';
import type { JsonValue } from '../../../json-value.ts';
import type { SpanType } from '../../../span-type.ts';
import { readJson } from '../../attribute-contents.ts';
import { readText } from '../../attribute-values.ts';
import { toConversation } from '../../conversation.ts';
import type { NormalizedSpan } from '../../normalized-span.ts';

/** Kinds around a model call, which carry the conversation that the call itself leaves out. */
const CONVERSATION_KINDS: ReadonlySet<string> = new Set([
  'agent_run',
  'model_generation',
  'model_step',
  'model_inference',
]);

/** What went into a span and came out of it, kept under the name of its kind; `type` is the span's. */
export function readMastraContent({ attributes }: SpanView, type: SpanType | undefined): Partial<NormalizedSpan> {
  const kind = readText(attributes, 'mastra.span.type') ?? '';
  const inputs = readJson(attributes, `mastra.${kind}.input`);
  const outputs = readJson(attributes, `mastra.${kind}.output`);
  if (type === 'TOOL') {
    const tool = pickDefined({ arguments: inputs, result: outputs });
    return pickDefined({ inputs, outputs, tool: Object.keys(tool).length > 0 ? tool : undefined });
  }
  if (!CONVERSATION_KINDS.has(kind)) return pickDefined({ inputs, outputs });
  const conversation = toConversation({
    prompt: inputs,
    system: readJson(attributes, 'gen_ai.system_instructions'),
    response: outputs === undefined ? undefined : toAnswer(outputs),
  });
  return pickDefined({
    inputs,
    outputs,
    // Where a call has both, what the GenAI conventions make of its messages is better.
    messages: inputs === undefined ? undefined : conversation.messages,
    responseMessages: conversation.responseMessages,
  });
}

/** `{text, reasoningText, toolCalls, files, object, …}`, the result of the AI SDK underneath. */
function toAnswer(outputs: JsonValue): JsonValue {
  if (!isJsonObject(outputs) || (!('text' in outputs) && !('toolCalls' in outputs))) return outputs;
  return pickDefined({
    role: 'assistant',
    reasoning: findText(outputs, 'reasoningText'),
    content: findField(outputs, 'text') ?? '',
    tool_calls: findList(outputs, 'toolCalls'),
    finish_reason: findText(outputs, 'finishReason'),
  });
}
