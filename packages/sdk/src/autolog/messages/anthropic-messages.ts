import { isRecord, readField, readList, readText } from '../json/read-field.ts';
import { type GenAiMessage, type GenAiPart, listParts, toTextPart } from './gen-ai-message.ts';
import { toBlobPart, toModality } from './to-blob-part.ts';

/** Messages of Anthropic's Messages API. */
export function fromAnthropicMessages(messages: readonly unknown[]): readonly GenAiMessage[] {
  return messages.filter((message) => isRecord(message)).map((message) => fromAnthropicMessage(message));
}

/** A message that was sent, or a whole answer. */
export function fromAnthropicMessage(message: unknown): GenAiMessage {
  const parts = toAnthropicParts(readField(message, 'content'));
  const isResult = parts.length > 0 && parts.every(({ type }) => type === 'tool_call_response');
  const reason = readText(message, 'stop_reason');
  return {
    role: isResult ? 'tool' : (readText(message, 'role') ?? 'assistant'),
    parts,
    ...(reason === undefined ? {} : { finish_reason: reason }),
  };
}

/** A text or a list of blocks; also what `system` is. */
export function toAnthropicParts(content: unknown): readonly GenAiPart[] {
  return Array.isArray(content)
    ? listParts(content.map((block: unknown) => toPart(block)))
    : listParts([toTextPart(content)]);
}

function toPart(block: unknown): GenAiPart | undefined {
  const type = readText(block, 'type') ?? 'unknown';
  if (type === 'text') return toTextPart(readField(block, 'text'));
  if (type === 'thinking') return { type: 'reasoning', content: readField(block, 'thinking') };
  if (type.endsWith('tool_use')) {
    const { id, name, input } = block as Record<string, unknown>;
    return { type: 'tool_call', id, name, arguments: input };
  }
  if (type.endsWith('tool_result')) {
    return { type: 'tool_call_response', id: readText(block, 'tool_use_id'), response: toResult(block) };
  }
  if (type === 'image' || type === 'document') return toMediaPart(block, type);
  return isRecord(block) ? { ...block, type } : undefined;
}

/** The text of a result that is nothing but texts, else its blocks. */
function toResult(block: unknown): unknown {
  const content = readField(block, 'content');
  const texts = readList(block, 'content').map((part) => readText(part, 'text'));
  return texts.length > 0 && texts.every((text) => text !== undefined) ? texts.join('\n') : content;
}

function toMediaPart(block: unknown, type: string): GenAiPart {
  const source = readField(block, 'source');
  const mimeType = readText(source, 'media_type');
  const url = readText(source, 'url');
  const modality = type === 'image' ? type : toModality(mimeType);
  return url === undefined
    ? toBlobPart(readField(source, 'data'), mimeType, modality)
    : { type: 'uri', modality, uri: url };
}
