import type { SpanView } from '@gander/protocol/span-view';

import { findField, isJsonObject } from '../../../json/json-fields.ts';
import { parseJson } from '../../../json/maybe-json.ts';
import { pickDefined } from '../../../json/pick-defined.ts';
import type { JsonValue } from '../../../json-value.ts';
import { toToolDefinitions } from '../../../messages/tool-definitions.ts';
import type { SpanType } from '../../../span-type.ts';
import { readJson } from '../../attribute-contents.ts';
import { toConversation } from '../../conversation.ts';
import type { NormalizedSpan } from '../../normalized-span.ts';
import { toRequestParams } from '../../request-params.ts';
import { readMlflowText } from './mlflow-text.ts';

const INPUT_KEY = 'mlflow.spanInputs';
const OUTPUT_KEY = 'mlflow.spanOutputs';
/** On the root, of the whole trace. */
const TRACE_INPUT_KEY = 'mlflow.traceInputs';
const TRACE_OUTPUT_KEY = 'mlflow.traceOutputs';
const TYPES_WITH_CONVERSATION: ReadonlySet<SpanType | undefined> = new Set(['CHAT_MODEL', 'LLM', 'AGENT']);

/** Inputs and outputs, and what was said where it is a model or an agent; `type` is the span's. */
export function readMlflowContent(span: SpanView, type: SpanType | undefined): Partial<NormalizedSpan> {
  const inputs = readPayload(span, INPUT_KEY) ?? readPayload(span, TRACE_INPUT_KEY);
  const outputs = readPayload(span, OUTPUT_KEY) ?? readPayload(span, TRACE_OUTPUT_KEY);
  if (type === 'TOOL') {
    const tool = pickDefined({ name: span.name, arguments: inputs, result: outputs });
    return pickDefined({ inputs, outputs, tool });
  }
  if (!TYPES_WITH_CONVERSATION.has(type)) return pickDefined({ inputs, outputs });
  const conversation = toConversation({
    prompt: inputs,
    response: outputs,
    responseText: readMlflowText(span.attributes, OUTPUT_KEY),
  });
  return pickDefined({
    ...conversation,
    inputs,
    outputs,
    params: isJsonObject(inputs) && type !== 'AGENT' ? toRequestParams(inputs) : undefined,
    tools: readTools(span, inputs),
  });
}

/** Numbers and booleans arrive as themselves, or as the JSON text of themselves. */
function readPayload({ attributes }: SpanView, key: string): JsonValue | undefined {
  const value = readJson(attributes, key);
  if (typeof value !== 'string' || !/^(?:-?\d[\d.eE+-]*|true|false|null)$/.test(value)) return value;
  // A text that reads like a number is in quotes in MLflow's form, which `readJson` has taken off.
  const isQuoted = attributes.get(key) !== value;
  return isQuoted ? value : (parseJson(value) ?? value);
}

function readTools({ attributes }: SpanView, inputs: JsonValue | undefined): NormalizedSpan['tools'] {
  const tools =
    readJson(attributes, 'mlflow.chat.tools') ?? (isJsonObject(inputs) ? findField(inputs, 'tools') : undefined);
  return tools === undefined ? undefined : toToolDefinitions(tools);
}
