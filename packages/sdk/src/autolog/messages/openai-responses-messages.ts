import { toMaybeJson } from '../json/maybe-json.ts';
import { isRecord, readField, readList, readText } from '../json/read-field.ts';
import { type GenAiMessage, type GenAiPart, listParts, toTextPart } from './gen-ai-message.ts';
import { toBlobPart, toUrlPart } from './to-blob-part.ts';

/** `input` of the Responses API: a text, or a list of messages, calls, results and reasoning. */
export function fromResponsesInput(input: unknown): readonly GenAiMessage[] {
  if (typeof input === 'string') return [{ role: 'user', parts: listParts([toTextPart(input)]) }];
  if (!Array.isArray(input)) return [];
  return input.map((item: unknown) => fromResponsesItem(item)).filter((message) => message !== undefined);
}

/** `output` of the Responses API: items of one answer, joined to one message. */
export function fromResponsesOutput(
  output: readonly unknown[],
  finishReason: string | undefined,
): readonly GenAiMessage[] {
  const parts = output.flatMap((item) => fromResponsesItem(item)?.parts ?? []);
  if (parts.length === 0) return [];
  return [{ role: 'assistant', parts, ...(finishReason === undefined ? {} : { finish_reason: finishReason }) }];
}

function fromResponsesItem(item: unknown): GenAiMessage | undefined {
  const type = readText(item, 'type') ?? 'message';
  if (type.endsWith('_call_output')) {
    const response = { type: 'tool_call_response', id: readText(item, 'call_id'), response: readField(item, 'output') };
    return { role: 'tool', parts: [response] };
  }
  if (type === 'reasoning') {
    const texts = [...readList(item, 'summary'), ...readList(item, 'content')].map((part) => readText(part, 'text'));
    const parts = texts.filter((text) => text !== undefined).map((text) => ({ type: 'reasoning', content: text }));
    return { role: 'assistant', parts };
  }
  if (type.endsWith('_call')) return { role: 'assistant', parts: [toCallPart(item, type)] };
  const role = readText(item, 'role');
  if (role === undefined) return undefined;
  const content = readField(item, 'content');
  const parts = Array.isArray(content) ? content.map((part: unknown) => toContentPart(part)) : [toTextPart(content)];
  return { role, parts: listParts(parts) };
}

/** A function of the program's, or a tool that the provider runs itself, which has a type but no name. */
function toCallPart(item: unknown, type: string): GenAiPart {
  const id = readText(item, 'call_id') ?? readText(item, 'id');
  const input = readField(item, 'arguments') ?? readField(item, 'input') ?? readField(item, 'action');
  return { type: 'tool_call', id, name: readText(item, 'name') ?? type, arguments: toMaybeJson(input) };
}

function toContentPart(part: unknown): GenAiPart | undefined {
  if (typeof part === 'string') return toTextPart(part);
  const type = readText(part, 'type') ?? '';
  if (type.endsWith('_text') || type === 'text') return toTextPart(readField(part, 'text'));
  if (type === 'refusal') return { type, content: readField(part, 'refusal') };
  const url = readText(part, 'image_url');
  if (url !== undefined) return toUrlPart(url, 'image');
  const file = readText(part, 'file_data');
  if (file !== undefined) return toBlobPart(file, undefined, 'file');
  return isRecord(part) ? { ...part, type } : undefined;
}
