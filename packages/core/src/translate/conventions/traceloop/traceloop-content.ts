import { toPlainMap } from '@gander/protocol/plain-value';
import type { SpanView } from '@gander/protocol/span-view';

import { pickDefined } from '../../../json/pick-defined.ts';
import { toJsonValue } from '../../../json/to-json-value.ts';
import type { JsonValue } from '../../../json-value.ts';
import { toFinishReasons } from '../../../messages/finish-reason.ts';
import { toPromptMessages } from '../../../messages/to-messages.ts';
import type { SpanType } from '../../../span-type.ts';
import { readFirstJson, readJson } from '../../attribute-contents.ts';
import { readFirstText } from '../../attribute-values.ts';
import { toConversation } from '../../conversation.ts';
import { readFlattenedAttributes } from '../../flattened-attributes.ts';
import type { NormalizedSpan, ToolExecution } from '../../normalized-span.ts';
import { mergeFinishReasons } from '../../merge-finish-reasons.ts';
import { toTraceloopEntity } from './traceloop-entity.ts';
import { toTraceloopMessages, toTraceloopTools, toUnwrappedInput } from './traceloop-messages.ts';

const ROOTS = ['gen_ai.prompt', 'gen_ai.completion', 'llm.request.functions'] as const;
const INPUT_KEYS = [
  'traceloop.entity.input',
  'gen_ai.task.input',
  'gen_ai.guardrail.input',
  // CrewAI's agents and tasks say what they are for, and are answered like models.
  'crewai.task.description',
  'crewai.agent.goal',
] as const;
const OUTPUT_KEYS = [
  'traceloop.entity.output',
  'gen_ai.task.output',
  'gen_ai.guardrail.output',
  'crewai.crew.result',
  'gen_ai.completion.0.content',
] as const;
const MODEL_TYPES: ReadonlySet<SpanType | undefined> = new Set(['CHAT_MODEL', 'LLM', 'EMBEDDING', 'RERANKER']);
const RESULT_EVENTS: ReadonlySet<string> = new Set(['db.query.result', 'db.search.result']);

/**
 * What OpenLLMetry writes in words of its own: flattened messages, inputs and outputs of functions, results of vector
 * databases. What it writes as the GenAI conventions say is left to them.
 */
export function readTraceloopContent(span: SpanView, type: SpanType | undefined): Partial<NormalizedSpan> {
  if (MODEL_TYPES.has(type)) return readChatContent(span);
  const plain = readEntityContent(span);
  if (type === 'TOOL') return readToolContent(span, plain);
  if (type === 'RETRIEVER') return { ...plain, ...readDocuments(span) };
  if (type !== 'AGENT') return plain;
  const conversation = toConversation({ prompt: plain.inputs, response: plain.outputs });
  return { ...conversation, ...plain };
}

function readEntityContent({ attributes }: SpanView): Partial<NormalizedSpan> {
  return toTraceloopEntity({
    input: readFirstJson(attributes, INPUT_KEYS),
    output: readFirstJson(attributes, OUTPUT_KEYS),
  });
}

function readToolContent({ attributes }: SpanView, plain: Partial<NormalizedSpan>): Partial<NormalizedSpan> {
  const tool: ToolExecution = pickDefined({
    name: readFirstText(attributes, ['gen_ai.tool.name', 'traceloop.entity.name']),
    arguments: readFirstJson(attributes, ['gen_ai.tool.call.arguments', 'mcp.request.argument']) ?? plain.inputs,
    result: readFirstJson(attributes, ['gen_ai.tool.call.result', 'mcp.response.value']) ?? plain.outputs,
  });
  return pickDefined({ ...plain, tool, inputs: tool.arguments, outputs: tool.result });
}

function readChatContent(span: SpanView): Partial<NormalizedSpan> {
  const { attributes } = span;
  const current = readJson(attributes, 'gen_ai.input.messages');
  if (current !== undefined) {
    const messages = toPromptMessages(current);
    const unwrapped = toUnwrappedInput(messages);
    const { messages: prompt } = toConversation({
      prompt: current,
      system: readJson(attributes, 'gen_ai.system_instructions'),
    });
    return unwrapped === messages ? {} : pickDefined({ messages: toUnwrappedInput(prompt) });
  }
  const flat = readFlattenedAttributes(attributes, ROOTS);
  const reasons = toFinishReasons(readJson(attributes, 'gen_ai.response.finish_reasons'));
  const prompt = toUnwrappedInput(toTraceloopMessages(flat['gen_ai.prompt'], 'user'));
  const responses = toTraceloopMessages(flat['gen_ai.completion'], 'assistant');
  return pickDefined({
    messages: prompt,
    responseMessages: mergeFinishReasons(responses, reasons),
    inputs: prompt === undefined ? undefined : { messages: flat['gen_ai.prompt'] ?? [] },
    outputs: responses === undefined ? undefined : flat['gen_ai.completion'],
    tools: toTraceloopTools(flat['llm.request.functions']),
  });
}

/** Each hit of a vector database is an event; the vectors themselves say nothing to a reader. */
function readDocuments(span: SpanView): Partial<NormalizedSpan> {
  if (span.eventCount === 0) return {};
  const documents = span
    .events()
    .filter((event) => RESULT_EVENTS.has(event.name))
    .map((event): JsonValue => {
      const { vector: _vector, ...document } = toNamedFields(toPlainMap(event.attributes));
      return document;
    });
  return documents.length > 0 ? { outputs: documents } : {};
}

/** `db.query.result.id` → `id`. */
function toNamedFields(attributes: ReturnType<typeof toPlainMap>): Record<string, JsonValue> {
  const fields = Object.create(null) as Record<string, JsonValue>;
  for (const [key, value] of Object.entries(attributes)) {
    const name = key.replace(/^db\.(?:query|search)\.result\./, '');
    if (name !== 'vector') fields[name] = toJsonValue(value);
  }
  return fields;
}
