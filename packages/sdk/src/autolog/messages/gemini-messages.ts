import { isRecord, readField, readList, readText } from '../json/read-field.ts';
import { type GenAiMessage, type GenAiPart, listParts, toTextPart } from './gen-ai-message.ts';
import { toBlobPart, toModality } from './to-blob-part.ts';

/** `contents` of the Gemini API in all the forms that its SDK takes: a text, a part, a content, or a list of them. */
export function fromGeminiContents(contents: unknown): readonly GenAiMessage[] {
  if (contents === undefined || contents === null) return [];
  const list: readonly unknown[] = Array.isArray(contents) ? contents : [contents];
  const isContents = list.every((item) => Array.isArray(readField(item, 'parts')));
  return isContents
    ? list.map((content) => fromGeminiContent(content))
    : [{ role: 'user', parts: toGeminiParts(list) }];
}

/** One content; `finishReason` is a candidate's. */
export function fromGeminiContent(content: unknown, finishReason?: string): GenAiMessage {
  const parts = toGeminiParts(readList(content, 'parts'));
  const role = readText(content, 'role') ?? 'user';
  const isResult = parts.length > 0 && parts.every(({ type }) => type === 'tool_call_response');
  return {
    role: isResult ? 'tool' : role === 'model' ? 'assistant' : role,
    parts,
    ...(finishReason === undefined ? {} : { finish_reason: finishReason }),
  };
}

/** `systemInstruction`: a text, a part, a content, or a list of parts. */
export function toGeminiSystemParts(instruction: unknown): readonly GenAiPart[] {
  return fromGeminiContents(instruction).flatMap(({ parts }) => parts);
}

function toGeminiParts(parts: readonly unknown[]): readonly GenAiPart[] {
  return listParts(parts.map((part) => toPart(part)));
}

function toPart(part: unknown): GenAiPart | undefined {
  if (typeof part === 'string') return toTextPart(part);
  const text = readText(part, 'text');
  if (text !== undefined)
    return readField(part, 'thought') === true ? { type: 'reasoning', content: text } : toTextPart(text);
  const call = readField(part, 'functionCall');
  if (isRecord(call)) return { type: 'tool_call', id: call['id'], name: call['name'], arguments: call['args'] };
  const response = readField(part, 'functionResponse');
  if (isRecord(response)) {
    return { type: 'tool_call_response', id: response['id'] ?? response['name'], response: response['response'] };
  }
  const data = readField(part, 'inlineData');
  if (isRecord(data)) return toBlobPart(data['data'], readText(data, 'mimeType'));
  const file = readField(part, 'fileData');
  if (isRecord(file)) return { type: 'uri', modality: toModality(readText(file, 'mimeType')), uri: file['fileUri'] };
  // A part that carries only a signature of what the model thought.
  const [type] = Object.keys(isRecord(part) ? part : {}).filter((key) => key !== 'text' && key !== 'thoughtSignature');
  return type === undefined ? undefined : { ...(part as object), type };
}
