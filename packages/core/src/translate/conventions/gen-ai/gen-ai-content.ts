import type { AttributeView, SpanView } from '@gander/protocol/span-view';

import { toMaybeJson } from '../../../json/maybe-json.ts';
import { pickDefined } from '../../../json/pick-defined.ts';

import { findField, isJsonObject } from '../../../json/json-fields.ts';
import type { JsonValue } from '../../../json-value.ts';
import { toToolDefinitions } from '../../../messages/tool-definitions.ts';
import type { SpanType } from '../../../span-type.ts';
import { toConversation } from '../../conversation.ts';
import type { NormalizedSpan, ToolExecution } from '../../normalized-span.ts';
import { readFirstJson, readJson } from '../../attribute-contents.ts';
import { readText } from '../../attribute-values.ts';
import { type EventContent, readEventContent } from './gen-ai-events.ts';

const NO_EVENTS: EventContent = { prompt: [], choices: [] };

/** Messages, tools, tool execution and retrieval; from attributes where they are, else from span events. */
export function readGenAiContent(span: SpanView, type: SpanType | undefined): Partial<NormalizedSpan> {
  const events = span.eventCount === 0 ? NO_EVENTS : readEventContent(span.events());
  if (type === 'TOOL') return readToolContent(span.attributes, events);
  if (type === 'RETRIEVER') return readRetrieval(span.attributes);
  return readChatContent(span.attributes, events);
}

function readChatContent(attributes: AttributeView, events: EventContent): Partial<NormalizedSpan> {
  const tools = readJson(attributes, 'gen_ai.tool.definitions') ?? events.toolDefinitions;
  return pickDefined({
    ...toConversation({
      prompt: readFirstJson(attributes, ['gen_ai.input.messages', 'gen_ai.prompt']) ?? nonEmpty(events.prompt),
      system: readJson(attributes, 'gen_ai.system_instructions') ?? events.systemInstructions,
      response: readFirstJson(attributes, ['gen_ai.output.messages', 'gen_ai.completion']) ?? nonEmpty(events.choices),
      finishReasons: readFirstJson(attributes, ['gen_ai.response.finish_reasons', 'gen_ai.response.finish_reason']),
    }),
    tools: tools === undefined ? undefined : toToolDefinitions(tools),
  });
}

function readToolContent(attributes: AttributeView, events: EventContent): Partial<NormalizedSpan> {
  const tool: ToolExecution = pickDefined({
    name: readText(attributes, 'gen_ai.tool.name'),
    callId: readText(attributes, 'gen_ai.tool.call.id') ?? readText(attributes, 'gen_ai.tool.call_id'),
    description: readText(attributes, 'gen_ai.tool.description'),
    arguments: readJson(attributes, 'gen_ai.tool.call.arguments') ?? toEventField(events.prompt, 'content'),
    result: readJson(attributes, 'gen_ai.tool.call.result') ?? toEventField(events.choices, 'message'),
  });
  return pickDefined({ tool, inputs: tool.arguments, outputs: tool.result });
}

function readRetrieval(attributes: AttributeView): Partial<NormalizedSpan> {
  return pickDefined({
    inputs: readFirstJson(attributes, [
      'gen_ai.retrieval.query.text',
      'gen_ai.retrieval.query',
      'gen_ai.input.messages',
    ]),
    outputs: readFirstJson(attributes, ['gen_ai.retrieval.documents', 'gen_ai.output.messages']),
  });
}

/** On a tool span, Strands writes the arguments as a `gen_ai.tool.message` and the result as a `gen_ai.choice`. */
function toEventField(messages: readonly JsonValue[], name: string): JsonValue | undefined {
  const [message] = messages;
  const value = isJsonObject(message) ? findField(message, name, 'content') : undefined;
  return typeof value === 'string' ? toMaybeJson(value) : value;
}

function nonEmpty(list: readonly JsonValue[]): JsonValue | undefined {
  return list.length > 0 ? list : undefined;
}
