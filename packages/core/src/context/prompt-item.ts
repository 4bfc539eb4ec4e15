import type { Message, MessagePart, ToolDefinition } from '../message.ts';
import type { ContextKind } from './context-kind.ts';
import { estimateMessageTokens, estimateToolTokens } from './estimate-tokens.ts';

/** A piece of a prompt, in the order in which it is sent: the tools, then one item for each message. */
export interface PromptItem {
  readonly kind: ContextKind;
  /** Absent for the tools. */
  readonly role?: Message['role'];
  /** Place among the messages; absent for the tools. */
  readonly messageIndex?: number;
  /** All that it says, written down: two items are the same when this and the role are. No bytes of pictures. */
  readonly text: string;
  /** Estimated. */
  readonly tokens: number;
}

export interface Prompt {
  readonly messages?: readonly Message[] | undefined;
  readonly tools?: readonly ToolDefinition[] | undefined;
}

/** A prompt in pieces. Providers put the tools first, and so their caches do. */
export function toPromptItems({ messages = [], tools = [] }: Prompt): readonly PromptItem[] {
  const lastAnswer = messages.findLastIndex(({ role }) => role === 'assistant');
  const items = messages.map((message, messageIndex): PromptItem => ({
    kind: toKind(message, messageIndex > lastAnswer),
    role: message.role,
    messageIndex,
    text: message.parts.map(toPartText).join('\n'),
    tokens: estimateMessageTokens(message),
  }));
  if (tools.length === 0) return items;
  const definitions: PromptItem = {
    kind: 'tools',
    text: tools.map((tool) => JSON.stringify(tool)).join('\n'),
    tokens: tools.reduce((sum, tool) => sum + estimateToolTokens(tool), 0),
  };
  return [definitions, ...items];
}

/** What was said since the model last spoke is new; what tools brought back counts as that wherever it stands. */
function toKind({ role, parts }: Message, isAfterLastAnswer: boolean): ContextKind {
  if (role === 'system' || role === 'developer') return 'system';
  if (role === 'tool' || parts.some(({ type }) => type === 'tool_result')) return 'tool_results';
  return isAfterLastAnswer ? 'input' : 'history';
}

function toPartText(part: MessagePart): string {
  switch (part.type) {
    case 'text':
    case 'refusal':
      return part.text;
    case 'reasoning':
      return part.text ?? '[reasoning]';
    case 'tool_call':
      return `${part.name}(${toText(part.arguments)})`;
    case 'tool_result':
      return toText(part.result);
    case 'image':
    case 'audio':
    case 'video':
    case 'document':
    case 'file':
      return toMediaText(part);
    case 'unknown':
      return toText(part.raw);
  }
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

type MediaPart = Extract<MessagePart, { readonly type: 'image' | 'audio' | 'video' | 'document' | 'file' }>;

/** Tells two pictures apart without being one. */
function toMediaText({ type, mediaType, url, data, fileId }: MediaPart): string {
  const bytes = data ?? (url?.startsWith('data:') === true ? url : undefined);
  const place = bytes === undefined ? (url ?? fileId ?? '') : `${bytes.length} characters, ${toHash(bytes)}`;
  return `[${[mediaType ?? type, place].filter((word) => word !== '').join(', ')}]`;
}

const FNV_OFFSET = 0x81_1c_9d_c5;
const FNV_PRIME = 0x01_00_01_93;

/** FNV-1a. */
function toHash(text: string): string {
  let hash = FNV_OFFSET;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), FNV_PRIME);
  return (hash >>> 0).toString(16);
}
