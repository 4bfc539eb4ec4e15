import type { SpanView } from '@gander/protocol/span-view';

import { findField, findList, isJsonList, isJsonObject } from '../../../json/json-fields.ts';
import { pickDefined } from '../../../json/pick-defined.ts';
import type { JsonObject, JsonValue } from '../../../json-value.ts';
import { toToolDefinitions } from '../../../messages/tool-definitions.ts';
import { toLangChainToolArguments, toLangChainToolOutcome } from '../../../messages/langchain-tool-outcome.ts';
import type { SpanType } from '../../../span-type.ts';
import { readJson } from '../../attribute-contents.ts';
import { readText } from '../../attribute-values.ts';
import { toConversation } from '../../conversation.ts';
import type { NormalizedSpan, ToolExecution } from '../../normalized-span.ts';

/**
 * Inputs and outputs of a run, which are whole requests and responses of whatever was traced: LangChain's, OpenAI's,
 * or the arguments of a function.
 */
export function readLangSmithContent(
  { attributes, name }: SpanView,
  type: SpanType | undefined,
): Partial<NormalizedSpan> {
  const inputs = readJson(attributes, 'gen_ai.prompt');
  const outputs = readJson(attributes, 'gen_ai.completion');
  if (type === 'TOOL') return readToolContent(readText(attributes, 'gen_ai.tool.name') ?? name, inputs, outputs);
  if (type === 'RETRIEVER') return pickDefined({ inputs, outputs: toDocuments(outputs) });
  if (type !== 'CHAT_MODEL') return pickDefined({ inputs, outputs });
  return pickDefined({
    ...toConversation({
      prompt: inputs,
      response: unwrapOutput(outputs),
      responseText: readText(attributes, 'gen_ai.completion'),
      finishReasons: readJson(attributes, 'gen_ai.response.finish_reasons'),
    }),
    inputs,
    outputs,
    tools: readTools(inputs),
  });
}

function readToolContent(
  name: string,
  inputs: JsonValue | undefined,
  outputs: JsonValue | undefined,
): Partial<NormalizedSpan> {
  const outcome = outputs === undefined ? undefined : toLangChainToolOutcome(outputs);
  const tool: ToolExecution = pickDefined({
    name,
    arguments: inputs === undefined ? undefined : toLangChainToolArguments(inputs),
    result: outcome?.result,
    isError: outcome?.isError === true ? true : undefined,
  });
  return pickDefined({ tool, inputs: tool.arguments, outputs: tool.result });
}

/** LangChain's documents, with the content under the name that all conventions share here. */
function toDocuments(outputs: JsonValue | undefined): JsonValue | undefined {
  const list = isJsonObject(outputs) ? findList(outputs, 'documents', 'outputs', 'output') : outputs;
  if (!isJsonList(list)) return outputs;
  return list.map((item) => (isJsonObject(item) ? toDocument(item) : item));
}

function toDocument(document: JsonObject): JsonObject {
  const kwargs = findField(document, 'kwargs');
  const source = isJsonObject(kwargs) ? kwargs : document;
  const content = findField(source, 'page_content', 'pageContent');
  if (content === undefined) return document;
  return pickDefined({ id: findField(source, 'id'), content, metadata: findField(source, 'metadata') });
}

/** `@traceable` wraps what is no object: `{outputs: "text"}`; streams arrive as the list of their chunks. */
function unwrapOutput(outputs: JsonValue | undefined): JsonValue | undefined {
  if (!isJsonObject(outputs) || Object.keys(outputs).length !== 1) return outputs;
  return findField(outputs, 'outputs') ?? outputs;
}

function readTools(inputs: JsonValue | undefined): NormalizedSpan['tools'] {
  const tools = isJsonObject(inputs) ? findField(inputs, 'tools', 'functions') : undefined;
  return tools === undefined ? undefined : toToolDefinitions(tools);
}
