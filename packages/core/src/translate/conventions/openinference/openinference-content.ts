import type { SpanView } from '@gander/protocol/span-view';

import { findField, findObject, findText, isJsonList, isJsonObject } from '../../../json/json-fields.ts';
import { toMaybeJson } from '../../../json/maybe-json.ts';
import { pickDefined } from '../../../json/pick-defined.ts';
import type { JsonObject, JsonValue } from '../../../json-value.ts';
import type { Message } from '../../../message.ts';
import { toFinishReasons } from '../../../messages/finish-reason.ts';
import { toToolDefinitions } from '../../../messages/tool-definitions.ts';
import { toLangChainToolArguments, toLangChainToolOutcome } from '../../../messages/langchain-tool-outcome.ts';
import type { SpanType } from '../../../span-type.ts';
import { readFirstJson, readJson } from '../../attribute-contents.ts';
import { readFirstText, readText } from '../../attribute-values.ts';
import { toConversation } from '../../conversation.ts';
import { readFlattenedAttributes } from '../../flattened-attributes.ts';
import type { NormalizedSpan, ToolExecution } from '../../normalized-span.ts';
import { pickRicherMessages } from '../../richer-messages.ts';
import { mergeFinishReasons } from '../../merge-finish-reasons.ts';
import { toOpenInferenceMessages } from './openinference-messages.ts';

const CHAT_ROOTS = ['llm.input_messages', 'llm.output_messages', 'llm.prompts', 'llm.choices', 'llm.tools'] as const;
const DOCUMENT_ROOTS = ['retrieval.documents', 'reranker.output_documents', 'reranker.input_documents'] as const;
const MODEL_TYPES: ReadonlySet<SpanType | undefined> = new Set(['CHAT_MODEL', 'LLM']);

/** Messages, tools, tool execution, documents, embeddings; `type` is the span's. */
export function readOpenInferenceContent(span: SpanView, type: SpanType | undefined): Partial<NormalizedSpan> {
  if (type === 'TOOL') return readToolContent(span);
  if (type === 'RETRIEVER' || type === 'RERANKER') return readDocumentContent(span);
  if (type === 'EMBEDDING') return readEmbeddingContent(span);
  const plain = readPlainContent(span);
  if (MODEL_TYPES.has(type)) return readChatContent(span, plain);
  return type === 'AGENT' ? { ...toConversation({ prompt: plain.inputs, response: plain.outputs }), ...plain } : plain;
}

function readPlainContent({ attributes }: SpanView): Pick<NormalizedSpan, 'inputs' | 'outputs'> {
  return pickDefined({ inputs: readJson(attributes, 'input.value'), outputs: readJson(attributes, 'output.value') });
}

/**
 * The flattened messages, unless the raw request or response says more: LangChain's instrumentation flattens calls
 * without the ids that their results refer to.
 */
function readChatContent(span: SpanView, plain: Pick<NormalizedSpan, 'inputs' | 'outputs'>): Partial<NormalizedSpan> {
  const flat = readFlattenedAttributes(span.attributes, CHAT_ROOTS);
  const raw = toConversation({
    prompt: plain.inputs,
    response: plain.outputs,
    responseText: readText(span.attributes, 'output.value'),
  });
  const prompt =
    toOpenInferenceMessages(flat['llm.input_messages'], 'user') ??
    toTextMessages(flat['llm.prompts'] ?? readJson(span.attributes, 'llm.prompts'), 'prompt', 'user');
  const response =
    toOpenInferenceMessages(flat['llm.output_messages'], 'assistant') ??
    toTextMessages(flat['llm.choices'], 'completion', 'assistant');
  const responses = pickRicherMessages(response, raw.responseMessages);
  const reasons =
    toFinishReasons(readJson(span.attributes, 'llm.finish_reason')) ??
    raw.responseMessages?.flatMap(({ finishReason }) => finishReason ?? []);
  return pickDefined({
    ...plain,
    messages: pickRicherMessages(prompt, raw.messages),
    responseMessages: mergeFinishReasons(responses, reasons),
    tools: toTools(flat['llm.tools']),
  });
}

/** Completions of the time before chat: `llm.prompts.0.prompt.text`, and before that a list of texts. */
function toTextMessages(
  list: JsonValue | undefined,
  envelope: string,
  role: Message['role'],
): readonly Message[] | undefined {
  if (!isJsonList(list)) return undefined;
  const texts = list.flatMap((item) => {
    if (typeof item === 'string') return item;
    const inner = isJsonObject(item) ? findObject(item, envelope) : undefined;
    return (inner === undefined ? undefined : findText(inner, 'text')) ?? [];
  });
  return texts.length > 0 ? texts.map((text) => ({ role, parts: [{ type: 'text', text }] })) : undefined;
}

function toTools(list: JsonValue | undefined): NormalizedSpan['tools'] {
  if (!isJsonList(list)) return undefined;
  const schemas = list.flatMap((item) => {
    const tool = isJsonObject(item) ? findObject(item, 'tool') : undefined;
    return (tool === undefined ? undefined : (findField(tool, 'json_schema') ?? tool)) ?? [];
  });
  return toToolDefinitions(schemas);
}

/** A tool's span is named after it where no attribute names it. */
function readToolContent({ attributes, name }: SpanView): Partial<NormalizedSpan> {
  const input = readFirstJson(attributes, ['input.value', 'tool_call.function.arguments', 'tool.parameters']);
  const output = readJson(attributes, 'output.value');
  const outcome = output === undefined ? undefined : toLangChainToolOutcome(output);
  const tool: ToolExecution = pickDefined({
    name: readFirstText(attributes, ['tool.name', 'tool_call.function.name']) ?? name,
    callId: readFirstText(attributes, ['tool_call.id', 'tool.id']),
    description: readText(attributes, 'tool.description'),
    arguments: input === undefined ? undefined : toLangChainToolArguments(input),
    result: outcome?.result,
    isError: outcome?.isError === true ? true : undefined,
  });
  return pickDefined({ tool, inputs: tool.arguments, outputs: tool.result });
}

function readDocumentContent(span: SpanView): Partial<NormalizedSpan> {
  const flat = readFlattenedAttributes(span.attributes, DOCUMENT_ROOTS);
  const documents = toDocuments(flat['retrieval.documents'] ?? flat['reranker.output_documents']);
  const candidates = toDocuments(flat['reranker.input_documents']);
  const query = readFirstJson(span.attributes, ['reranker.query', 'input.value']);
  return pickDefined({
    inputs: candidates === undefined ? query : pickDefined({ query, documents: candidates }),
    outputs: documents ?? readJson(span.attributes, 'output.value'),
  });
}

function toDocuments(list: JsonValue | undefined): readonly JsonValue[] | undefined {
  if (!isJsonList(list)) return undefined;
  return list.map((item) => {
    const document = isJsonObject(item) ? (findObject(item, 'document') ?? item) : item;
    return isJsonObject(document) ? withDecodedMetadata(document) : document;
  });
}

function withDecodedMetadata(document: JsonObject): JsonObject {
  const metadata = findField(document, 'metadata');
  return typeof metadata === 'string' ? { ...document, metadata: toMaybeJson(metadata) } : document;
}

/** What was embedded, and how many numbers came of it; the numbers themselves say nothing to a reader. */
function readEmbeddingContent({ attributes }: SpanView): Partial<NormalizedSpan> {
  const embeddings = readFlattenedAttributes(attributes, ['embedding.embeddings'])['embedding.embeddings'];
  const list = isJsonList(embeddings) ? embeddings : [];
  const texts = list.flatMap((item) => {
    const embedding = isJsonObject(item) ? findObject(item, 'embedding') : undefined;
    return (embedding === undefined ? undefined : findText(embedding, 'text')) ?? [];
  });
  const dimensions = list.map((item) => countDimensions(item)).find((count) => count !== undefined);
  return pickDefined({
    inputs: readJson(attributes, 'input.value') ?? (texts.length > 0 ? texts : undefined),
    outputs: list.length > 0 ? pickDefined({ count: list.length, dimensions }) : readJson(attributes, 'output.value'),
  });
}

function countDimensions(item: JsonValue): number | undefined {
  const vector = isJsonObject(item) ? findField(findObject(item, 'embedding') ?? {}, 'vector') : undefined;
  const decoded = typeof vector === 'string' ? toMaybeJson(vector) : vector;
  return isJsonList(decoded) ? decoded.length : undefined;
}
