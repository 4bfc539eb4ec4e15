import { toMaybeJson } from '../json/maybe-json.ts';
import { pickDefined } from '../json/pick-defined.ts';
import { isRecord, readField, readList, readPath, readText } from '../json/read-field.ts';
import { type GenAiMessage, type GenAiPart, listParts, toTextPart } from './gen-ai-message.ts';
import { toBlobPart, toUrlPart } from './to-blob-part.ts';

/** Messages of the Chat Completions API, and of the many servers that speak it. */
export function fromOpenAiChatMessages(messages: readonly unknown[]): readonly GenAiMessage[] {
  return messages.filter((message) => isRecord(message)).map((message) => fromOpenAiChatMessage(message));
}

/** `finishReason` is a choice's, which stands beside the message. */
export function fromOpenAiChatMessage(message: unknown, finishReason?: string): GenAiMessage {
  const role = readText(message, 'role') ?? 'assistant';
  return pickDefined({
    role,
    parts: role === 'tool' || role === 'function' ? [toToolResponse(message)] : toParts(message),
    name: readText(message, 'name'),
    finish_reason: finishReason,
  }) as GenAiMessage;
}

function toToolResponse(message: unknown): GenAiPart {
  const id = readText(message, 'tool_call_id') ?? readText(message, 'name');
  return { type: 'tool_call_response', id, response: readField(message, 'content') };
}

function toParts(message: unknown): readonly GenAiPart[] {
  const reasoning = readText(message, 'reasoning_content') ?? readText(message, 'reasoning');
  const content = readField(message, 'content');
  const audio = readField(message, 'audio');
  return listParts([
    reasoning === undefined ? undefined : { type: 'reasoning', content: reasoning },
    ...(Array.isArray(content) ? content.map((part: unknown) => toContentPart(part)) : [toTextPart(content)]),
    readText(message, 'refusal') === undefined ? undefined : { type: 'refusal', content: readText(message, 'refusal') },
    isRecord(audio) ? { ...toBlobPart(audio['data'], undefined, 'audio'), transcript: audio['transcript'] } : undefined,
    ...readList(message, 'tool_calls').map((call) => toToolCall(call)),
    toFunctionCall(readField(message, 'function_call')),
  ]);
}

/** One part of a `content` list. */
function toContentPart(part: unknown): GenAiPart | undefined {
  if (typeof part === 'string') return toTextPart(part);
  const type = readText(part, 'type');
  const url = readText(readField(part, 'image_url'), 'url');
  if (type === 'text') return toTextPart(readField(part, 'text'));
  if (url !== undefined) return toUrlPart(url, 'image');
  if (type === 'input_audio') {
    return toBlobPart(
      readPath(part, ['input_audio', 'data']),
      `audio/${String(readPath(part, ['input_audio', 'format']))}`,
    );
  }
  return isRecord(part) ? { ...part, type: type ?? 'unknown' } : undefined;
}

function toToolCall(call: unknown): GenAiPart {
  const fn = readField(call, 'function') ?? readField(call, 'custom');
  return {
    type: 'tool_call',
    id: readText(call, 'id'),
    name: readText(fn, 'name'),
    arguments: toMaybeJson(readField(fn, 'arguments') ?? readField(fn, 'input')),
  };
}

/** The form before `tool_calls`. */
function toFunctionCall(call: unknown): GenAiPart | undefined {
  if (!isRecord(call)) return undefined;
  return { type: 'tool_call', name: readText(call, 'name'), arguments: toMaybeJson(call['arguments']) };
}
