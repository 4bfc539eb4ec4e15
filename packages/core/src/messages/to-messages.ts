import type { JsonObject, JsonValue } from '../json-value.ts';
import { findField, findList, isJsonList, isJsonObject } from '../json/json-fields.ts';
import type { Message } from '../message.ts';
import { toLangChainMessages } from './langchain-messages.ts';
import { prependSystemPrompt, toSystemPrompt } from './system-prompt.ts';
import { toTextMessage, toMessage } from './to-message.ts';
import { toParts } from './to-parts.ts';

/**
 * A prompt as messages, whatever shape it came in: a list of messages, a request of OpenAI (chat or responses),
 * Anthropic, Gemini or the AI SDK, or a bare text. `undefined` when it is none of these.
 */
export function toPromptMessages(value: JsonValue): readonly Message[] | undefined {
  if (typeof value === 'string') return single(toTextMessage(value, 'user'));
  if (isJsonList(value)) return toMessageList(value, 'user');
  if (!isJsonObject(value)) return undefined;
  const prompt = findField(value, 'messages', 'contents', 'input') ?? findField(value, 'prompt');
  if (prompt === undefined) return isMessage(value) ? single(toMessage(value, 'user')) : undefined;
  const messages = typeof prompt === 'string' ? single(toTextMessage(prompt, 'user')) : toPromptMessages(prompt);
  if (messages === undefined) return undefined;
  const system = findField(value, 'system', 'instructions', 'systemInstruction', 'system_instruction');
  return prependSystemPrompt(messages, system === undefined ? undefined : toSystemPrompt(system));
}

/**
 * A model's answer as one message per choice. A `system` message in an answer is the model's: Gemini CLI writes its
 * role `model` so.
 */
export function toResponseMessages(value: JsonValue): readonly Message[] | undefined {
  if (typeof value === 'string') return single(toTextMessage(value, 'assistant'));
  if (isJsonList(value)) return asAnswer(toMessageList(value, 'assistant'));
  if (!isJsonObject(value)) return undefined;
  const choices = toLangChainMessages(value) ?? findList(value, 'choices', 'candidates', 'messages');
  if (choices !== undefined) return asAnswer(toMessageList(choices, 'assistant'));
  const items = findList(value, 'output');
  if (items !== undefined) return toSingleAnswer(toMessageList(items, 'assistant'));
  return isAnswer(value) ? asAnswer(single(toMessage(value, 'assistant'))) : undefined;
}

/**
 * Elements that are no messages are passed over; a list in which nothing is one is no list of messages. A list of
 * content parts is what one message says.
 */
function toMessageList(list: readonly JsonValue[], role: Message['role']): readonly Message[] | undefined {
  if (list.length === 0) return [];
  // LangChain sends a batch of prompts; a span is one call.
  const [first] = list;
  if (isJsonList(first) && list.every((item) => isJsonList(item))) return toMessageList(first, role);
  if (list.every((item) => isBarePart(item))) return [{ role, parts: toParts(list) }];
  if (!list.some((item) => isJsonObject(item))) return undefined;
  const messages = list.map((item) => toMessage(item, role)).filter((message) => message !== undefined);
  return messages.length > 0 ? messages : undefined;
}

function isBarePart(item: JsonValue): boolean {
  if (!isJsonObject(item) || 'role' in item) return false;
  const type = item['type'];
  return typeof type === 'string' && /^(?:text|input_text|output_text|image_url|input_image)$/.test(type);
}

function asAnswer(messages: readonly Message[] | undefined): readonly Message[] | undefined {
  return messages?.map((message) => (message.role === 'system' ? { ...message, role: 'assistant' } : message));
}

/** The Responses API gives one answer as many items: thoughts, calls and texts. */
function toSingleAnswer(items: readonly Message[] | undefined): readonly Message[] | undefined {
  if (items === undefined || items.length === 0) return items;
  return [{ role: 'assistant', parts: items.flatMap((item) => item.parts) }];
}

function isMessage(value: JsonObject): boolean {
  if ('role' in value) return 'content' in value || 'parts' in value || 'tool_calls' in value;
  return isSerialised(value);
}

/** LangChain writes its objects as `{lc, type: 'constructor', id: ['langchain_core', 'messages', 'AIMessage'], kwargs}`. */
function isSerialised(value: JsonObject): boolean {
  const className = 'lc' in value ? findList(value, 'id')?.at(-1) : undefined;
  return typeof className === 'string' && /Message(?:Chunk)?$/.test(className);
}

/** An answer says who it is from by being one: calls of tools come without a role. */
function isAnswer(value: JsonObject): boolean {
  return (
    isMessage(value) || findList(value, 'tool_calls') !== undefined || findField(value, 'type') === 'function_call'
  );
}

function single(message: Message | undefined): readonly Message[] | undefined {
  return message === undefined ? undefined : [message];
}
