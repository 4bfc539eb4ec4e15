import { toMaybeJson } from '../json/maybe-json.ts';
import { isRecord, readField, readText } from '../json/read-field.ts';
import { type GenAiMessage, type GenAiPart, listParts, toTextPart } from './gen-ai-message.ts';
import { toBlobPart, toModality, toUrlPart } from './to-blob-part.ts';

/** Messages of the Vercel AI SDK, as programs write them and as its models get them. */
export function fromAiSdkMessages(messages: readonly unknown[]): readonly GenAiMessage[] {
  return messages
    .filter((message) => isRecord(message))
    .map((message) => ({
      role: readText(message, 'role') ?? 'user',
      parts: toAiSdkParts(readField(message, 'content')),
    }));
}

/** A text, or a list of parts; also what a model answers. */
export function toAiSdkParts(content: unknown): readonly GenAiPart[] {
  return Array.isArray(content)
    ? listParts(content.map((part: unknown) => toPart(part)))
    : listParts([toTextPart(content)]);
}

function toPart(part: unknown): GenAiPart | undefined {
  const type = readText(part, 'type') ?? 'unknown';
  if (type === 'text') return toTextPart(readField(part, 'text'));
  if (type === 'reasoning') return { type, content: readField(part, 'text') };
  if (type === 'tool-call') {
    const { toolCallId: id, toolName: name, input } = part as Record<string, unknown>;
    return { type: 'tool_call', id, name, arguments: toMaybeJson(input) };
  }
  if (type === 'tool-result') {
    return { type: 'tool_call_response', id: readText(part, 'toolCallId'), response: toResult(part) };
  }
  if (type === 'file' || type === 'image') return toMediaPart(part);
  return isRecord(part) ? { ...part, type } : undefined;
}

/** `{ type: 'text' | 'json' | …, value }`, or what older versions call `result`. */
function toResult(part: unknown): unknown {
  const output = readField(part, 'output') ?? readField(part, 'result');
  return isRecord(output) && 'value' in output ? output['value'] : output;
}

function toMediaPart(part: unknown): GenAiPart {
  const mimeType = readText(part, 'mediaType') ?? readText(part, 'mimeType');
  const data = readField(part, 'data') ?? readField(part, 'image');
  const text = data instanceof URL ? data.href : data;
  const isAddress = typeof text === 'string' && /^(?:https?|data):/.test(text);
  return isAddress ? toUrlPart(text, toModality(mimeType)) : toBlobPart(text, mimeType);
}
