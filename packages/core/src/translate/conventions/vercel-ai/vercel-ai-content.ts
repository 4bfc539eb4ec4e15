import type { AttributeView, SpanView } from '@gander/protocol/span-view';

import { pickDefined } from '../../../json/pick-defined.ts';
import { isJsonList, isJsonObject } from '../../../json/json-fields.ts';
import { toMaybeJson } from '../../../json/maybe-json.ts';
import type { JsonValue } from '../../../json-value.ts';
import type { Message, MessagePart } from '../../../message.ts';
import { toFinishReason } from '../../../messages/finish-reason.ts';
import { toParts } from '../../../messages/to-parts.ts';
import { toToolDefinitions } from '../../../messages/tool-definitions.ts';
import { toToolCall } from '../../../messages/tool-parts.ts';
import type { SpanType } from '../../../span-type.ts';
import { toConversation } from '../../conversation.ts';
import type { NormalizedSpan, ToolExecution } from '../../normalized-span.ts';
import { readFirstJson, readJson } from '../../attribute-contents.ts';
import { readText } from '../../attribute-values.ts';

/** Messages, tools, tool execution, embeddings; `type` is the span's. */
export function readVercelAiContent({ attributes }: SpanView, type: SpanType | undefined): Partial<NormalizedSpan> {
  if (type === 'TOOL') return readToolContent(attributes);
  if (type === 'EMBEDDING' || type === 'RERANKER') return readVectorContent(attributes);
  return readChatContent(attributes);
}

function readToolContent(attributes: AttributeView): Partial<NormalizedSpan> {
  const tool: ToolExecution = pickDefined({
    name: readText(attributes, 'ai.toolCall.name'),
    callId: readText(attributes, 'ai.toolCall.id'),
    arguments: readFirstJson(attributes, ['ai.toolCall.args', 'ai.toolCall.input']),
    result: readFirstJson(attributes, ['ai.toolCall.result', 'ai.toolCall.output']),
  });
  return pickDefined({ tool, inputs: tool.arguments, outputs: tool.result });
}

/** Embeddings and rerankings; lists hold one JSON string per item. */
function readVectorContent(attributes: AttributeView): Partial<NormalizedSpan> {
  const inputs = readFirstJson(attributes, ['ai.value', 'ai.values', 'ai.documents']);
  const outputs = readFirstJson(attributes, ['ai.embedding', 'ai.embeddings', 'ai.ranking']);
  return pickDefined({ inputs: toDecodedItems(inputs), outputs: toDecodedItems(outputs) });
}

function toDecodedItems(value: JsonValue | undefined): JsonValue | undefined {
  return isJsonList(value) ? value.map((item) => (typeof item === 'string' ? toMaybeJson(item) : item)) : value;
}

function readChatContent(attributes: AttributeView): Partial<NormalizedSpan> {
  const tools = readJson(attributes, 'ai.prompt.tools');
  const prompt = readJson(attributes, 'ai.prompt.messages');
  const request = readJson(attributes, 'ai.prompt');
  const conversation = toConversation({ prompt: prompt ?? request, system: readJson(attributes, 'ai.prompt.system') });
  return pickDefined({
    ...conversation,
    inputs: request ?? conversation.inputs,
    outputs: readOutputs(attributes),
    responseMessages: readResponseMessages(attributes),
    tools: tools === undefined ? undefined : toToolDefinitions(tools),
  });
}

/** The answer as one message: thoughts, text, files, tool calls. `undefined` when the span has none of them. */
function readResponseMessages(attributes: AttributeView): readonly Message[] | undefined {
  const parts: MessagePart[] = [];
  const reasoning = readReasoning(attributes);
  if (reasoning !== undefined) parts.push({ type: 'reasoning', text: reasoning });
  const text = readText(attributes, 'ai.response.text') ?? readText(attributes, 'ai.response.object');
  if (text !== undefined) parts.push({ type: 'text', text });
  parts.push(...toParts(readList(attributes, 'ai.response.files').map((file) => toFilePart(file))));
  for (const call of readList(attributes, 'ai.response.toolCalls')) {
    parts.push((isJsonObject(call) ? toToolCall(call) : undefined) ?? { type: 'unknown', raw: call });
  }
  if (parts.length === 0) return undefined;
  const reason = readText(attributes, 'ai.response.finishReason');
  return [
    pickDefined({
      role: 'assistant' as const,
      parts,
      finishReason: reason === undefined ? undefined : toFinishReason(reason),
    }),
  ];
}

/** Generated files come without a `type`. */
function toFilePart(file: JsonValue): JsonValue {
  return isJsonObject(file) ? { ...file, type: 'file' } : file;
}

/** A text, or a list of parts in some minor versions. */
function readReasoning(attributes: AttributeView): string | undefined {
  const value = readJson(attributes, 'ai.response.reasoning');
  if (typeof value === 'string') return value === '' ? undefined : value;
  const texts = toParts(value).map((part) => ('text' in part ? part.text : undefined));
  return texts.filter((text) => text !== undefined).join('\n') || undefined;
}

/** The text alone when the answer is nothing else; a generated object decoded; otherwise all there is, by name. */
function readOutputs(attributes: AttributeView): JsonValue | undefined {
  const object = readJson(attributes, 'ai.response.object');
  if (object !== undefined) return object;
  const text = attributes.get('ai.response.text');
  const extras = pickDefined({
    reasoning: readJson(attributes, 'ai.response.reasoning'),
    toolCalls: nonEmpty(readList(attributes, 'ai.response.toolCalls')),
    files: nonEmpty(readList(attributes, 'ai.response.files')),
  });
  if (extras.toolCalls === undefined && extras.files === undefined) return typeof text === 'string' ? text : undefined;
  return { ...(typeof text === 'string' && text !== '' ? { text } : {}), ...extras };
}

function readList(attributes: AttributeView, key: string): readonly JsonValue[] {
  const value = readJson(attributes, key);
  return isJsonList(value) ? value : [];
}

function nonEmpty(list: readonly JsonValue[]): readonly JsonValue[] | undefined {
  return list.length > 0 ? list : undefined;
}
