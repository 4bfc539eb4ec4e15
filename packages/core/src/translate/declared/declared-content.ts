import type { AttributeView, SpanView } from '@gander/protocol/span-view';

import { pickDefined } from '../../json/pick-defined.ts';
import { toToolDefinitions } from '../../messages/tool-definitions.ts';
import type { SpanType } from '../../span-type.ts';
import { readFirstJson } from '../attribute-contents.ts';
import { readFirstText, readText } from '../attribute-values.ts';
import { toConversation } from '../conversation.ts';
import type { NormalizedSpan } from '../normalized-span.ts';
import type { Convention } from './convention.ts';
import type { FieldKeys } from './field-keys.ts';

const TYPES_WITH_CONVERSATION: ReadonlySet<SpanType | undefined> = new Set(['CHAT_MODEL', 'LLM', 'AGENT']);

interface TypedSpan {
  readonly span: SpanView;
  readonly type: SpanType | undefined;
}

/** What went in and came out: a conversation, the arguments and result of a tool, or plain values. */
export function readDeclaredContent({ fields = {} }: Convention, { span, type }: TypedSpan): Partial<NormalizedSpan> {
  const { attributes } = span;
  const tools = readFirstJson(attributes, fields.tools ?? []);
  return {
    ...readContent(fields, { span, type }),
    ...(tools === undefined ? {} : pickDefined({ tools: toToolDefinitions(tools) })),
  };
}

function readContent(fields: FieldKeys, { span, type }: TypedSpan): Partial<NormalizedSpan> {
  const { attributes } = span;
  if (type === 'TOOL') return readTool(attributes, fields);
  const inputs = readFirstJson(attributes, fields.inputs ?? []);
  const outputs = readFirstJson(attributes, fields.outputs ?? []);
  if (!TYPES_WITH_CONVERSATION.has(type)) return pickDefined({ inputs, outputs });
  return toConversation({
    prompt: inputs,
    system: readFirstJson(attributes, fields.systemPrompt ?? []),
    response: outputs,
    responseText: readResponseText(attributes, fields),
    finishReasons: readFirstJson(attributes, [
      ...(fields.finishReasons ?? []),
      'gen_ai.response.finish_reasons',
      'gen_ai.response.finish_reason',
    ]),
  });
}

/** An answer that is no message was said as the text it came in. */
function readResponseText(attributes: AttributeView, { outputs = [] }: FieldKeys): string | undefined {
  const key = outputs.find((candidate) => readText(attributes, candidate) !== undefined);
  return key === undefined ? undefined : readText(attributes, key);
}

function readTool(attributes: AttributeView, fields: FieldKeys): Partial<NormalizedSpan> {
  const inputs = readFirstJson(attributes, [...(fields.toolArguments ?? []), ...(fields.inputs ?? [])]);
  const outputs = readFirstJson(attributes, [...(fields.toolResult ?? []), ...(fields.outputs ?? [])]);
  const tool = pickDefined({
    name: readFirstText(attributes, fields.toolName ?? []),
    callId: readFirstText(attributes, fields.toolCallId ?? []),
    description: readFirstText(attributes, fields.toolDescription ?? []),
    arguments: inputs,
    result: outputs,
  });
  return pickDefined({ tool, inputs, outputs });
}
