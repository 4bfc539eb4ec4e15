import { isRecord, readField, readList, readText } from '../json/read-field.ts';
import { type GenAiMessage, type GenAiPart, listParts, toTextPart } from './gen-ai-message.ts';
import { toBlobPart } from './to-blob-part.ts';

/**
 * `input` of an interaction in all forms that the versions of the API take: a text, a content, a list of contents, of
 * steps, or of turns.
 */
export function fromInteractionInput(input: unknown): readonly GenAiMessage[] {
  if (input === undefined || input === null) return [];
  const messages: GenAiMessage[] = [];
  for (const item of Array.isArray(input) ? (input as readonly unknown[]) : [input]) addItem(messages, item);
  return messages;
}

/** What the model said: `steps`, which were called `outputs` once. */
export function fromInteractionOutput(interaction: unknown): readonly GenAiMessage[] {
  const steps = [...readList(interaction, 'steps'), ...readList(interaction, 'outputs')];
  const parts = steps.filter((step) => readText(step, 'type') !== 'user_input').flatMap((step) => toParts(step));
  const status = readText(interaction, 'status');
  if (parts.length === 0) return [];
  return [{ role: 'assistant', parts, ...(status === undefined ? {} : { finish_reason: status }) }];
}

/** Neighbours of one role are one message. */
function addItem(messages: GenAiMessage[], item: unknown): void {
  const role = toRole(item);
  const parts = toParts(item);
  const last = messages.at(-1);
  if (parts.length === 0) return;
  if (last?.role === role) messages.splice(-1, 1, { role, parts: [...last.parts, ...parts] });
  else messages.push({ role, parts });
}

function toRole(item: unknown): string {
  const role = readText(item, 'role');
  if (role !== undefined) return role === 'model' ? 'assistant' : role;
  const type = readText(item, 'type') ?? 'text';
  if (type.endsWith('_result')) return 'tool';
  return type === 'model_output' || type === 'thought' || type.endsWith('_call') ? 'assistant' : 'user';
}

/** Of a text, a content, a step with contents, or a turn. */
function toParts(item: unknown): readonly GenAiPart[] {
  if (typeof item === 'string') return listParts([toTextPart(item)]);
  const content = readField(item, 'content');
  if (typeof content === 'string') return listParts([toTextPart(content)]);
  const isHolder = ['user_input', 'model_output', undefined].includes(readText(item, 'type'));
  if (isHolder) return readList(item, 'content').flatMap((part) => toParts(part));
  return listParts([toPart(item)]);
}

function toPart(item: unknown): GenAiPart | undefined {
  if (!isRecord(item)) return undefined;
  switch (item['type']) {
    case 'text':
      return toTextPart(item['text']);
    case 'thought':
      return toThought(item);
    case 'function_call':
      return { type: 'tool_call', id: item['id'], name: item['name'], arguments: item['arguments'] };
    case 'function_result':
      return { type: 'tool_call_response', id: item['call_id'] ?? item['name'], response: item['result'] };
    case 'image':
    case 'audio':
    case 'video':
    case 'document':
      return toMedia(item, item['type']);
    default:
      return { ...item, type: readText(item, 'type') ?? 'unknown' };
  }
}

/** Mostly there is only a signature, which is nothing to read. */
function toThought(item: unknown): GenAiPart | undefined {
  const texts = readList(item, 'summary').map((part) => readText(part, 'text') ?? '');
  const content = texts.join('\n');
  return content === '' ? undefined : { type: 'reasoning', content };
}

function toMedia(item: unknown, modality: string): GenAiPart {
  const uri = readText(item, 'uri');
  if (uri !== undefined) return { type: 'uri', modality, uri };
  return toBlobPart(readField(item, 'data'), readText(item, 'mime_type'), modality);
}
