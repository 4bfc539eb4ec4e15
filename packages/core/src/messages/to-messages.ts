import type { JsonObject, JsonValue } from '../json-value.ts';
import { findField, findList, findObject, findText, isJsonList, isJsonObject } from '../json/json-fields.ts';
import { toMaybeJson } from '../json/maybe-json.ts';
import { pickDefined } from '../json/pick-defined.ts';
import type { Message } from '../message.ts';
import { toFinishReason } from './finish-reason.ts';
import { toLangChainMessages } from './langchain-messages.ts';
import { toRole } from './role.ts';
import { prependSystemPrompt, toSystemPrompt } from './system-prompt.ts';
import { findEnvelopedAnswer } from './find-enveloped-answer.ts';
import { toStreamedMessages } from './to-streamed-messages.ts';
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
  const prompt = findField(value, 'messages', 'contents', 'input') ?? findField(value, 'prompt') ?? toCohereList(value);
  if (prompt === undefined) return isMessage(value) ? single(toMessage(value, 'user')) : undefined;
  const messages =
    isJsonList(prompt) && isOneTurn(prompt)
      ? [{ role: 'user' as const, parts: toParts(prompt) }]
      : toPromptMessages(prompt);
  if (messages === undefined) return undefined;
  const system = findField(value, 'system', 'instructions', 'systemInstruction', 'system_instruction', 'preamble');
  return prependSystemPrompt(messages, system === undefined ? undefined : toSystemPrompt(system));
}

/**
 * A model's answer as one message per choice. A `system` message in an answer is the model's: Gemini CLI writes its
 * role `model` so.
 */
export function toResponseMessages(value: JsonValue): readonly Message[] | undefined {
  if (typeof value === 'string') return single(toTextMessage(value, 'assistant'));
  if (isJsonList(value)) return asAnswer(toMessageList(toStreamedMessages(value) ?? value, 'assistant'));
  if (!isJsonObject(value)) return undefined;
  const choices = toLangChainMessages(value) ?? findList(value, 'choices', 'candidates', 'messages', 'replies');
  if (choices !== undefined) return asAnswer(withoutQuestions(toMessageList(choices, 'assistant')));
  const items = findList(value, 'output');
  if (items !== undefined) return toSingleAnswer(toMessageList(items, 'assistant'), readStatus(value));
  const answer = isAnswer(value) ? value : findEnvelopedAnswer(value);
  return answer === undefined ? undefined : asAnswer(single(toMessage(answer, 'assistant')));
}

/** Cohere's first API keeps the last question apart from the conversation before it. */
function toCohereList(value: JsonObject): JsonValue | undefined {
  const message = findField(value, 'message');
  const history = findList(value, 'chat_history', 'chatHistory');
  if (typeof message !== 'string' || history === undefined) return undefined;
  return [...history, { role: 'user', message }];
}

/** Google's and OpenAI's libraries take the parts of one question as they are. */
function isOneTurn(list: readonly JsonValue[]): boolean {
  return list.length > 0 && list.every((item) => typeof item === 'string' || isBarePart(item) || isGeminiPart(item));
}

function isGeminiPart(item: JsonValue): boolean {
  return (
    isJsonObject(item) &&
    !('role' in item) &&
    findField(item, 'text', 'inlineData', 'inline_data', 'fileData', 'file_data') !== undefined
  );
}

/** A graph returns its whole state: what was said since the last question is the answer. */
function withoutQuestions(messages: readonly Message[] | undefined): readonly Message[] | undefined {
  const last = messages?.findLastIndex(({ role }) => role === 'user') ?? -1;
  return last === -1 || last === (messages?.length ?? 0) - 1 ? messages : messages?.slice(last + 1);
}

/**
 * Elements that are no messages are passed over; a list in which nothing is one is no list of messages. A list of
 * content parts is what one message says.
 */
function toMessageList(list: readonly JsonValue[], role: Message['role']): readonly Message[] | undefined {
  if (list.length === 0) return [];
  // LangChain sends a batch of prompts; a span is one call.
  const [first] = list;
  if (isJsonList(first) && !isPair(first) && list.every((item) => isJsonList(item))) return toMessageList(first, role);
  if (list.every((item) => isBarePart(item))) return [toMessageOfParts(list, role)];
  if (list.every((item) => typeof item === 'string')) return toWrittenList(list, role);
  if (list.every((item) => isPair(item)))
    return toMessageList(
      list.map((item) => toNamedPair(item)),
      role,
    );
  if (!list.some((item) => isJsonObject(item))) return undefined;
  const messages = list.map((item) => toMessage(item, role)).filter((message) => message !== undefined);
  return messages.length > 0 ? messages : undefined;
}

/** Messages that are each the JSON text of one: some exporters know lists of strings only. Texts of any other kind are no messages. */
function toWrittenList(texts: readonly string[], role: Message['role']): readonly Message[] | undefined {
  if (!texts.every((text) => text.startsWith('{'))) return undefined;
  const items = texts.map((text) => toMaybeJson(text));
  return items.every((item) => isJsonObject(item) && isMessage(item)) ? toMessageList(items, role) : undefined;
}

function toMessageOfParts(list: readonly JsonValue[], role: Message['role']): Message {
  const parts = toParts(list);
  return { role: parts.every(({ type }) => type === 'tool_result') ? 'tool' : role, parts };
}

/** LangChain's short form of a message: `['user', 'hello']`. */
function isPair(item: JsonValue): item is readonly [string, string] {
  if (!isJsonList(item) || item.length !== 2) return false;
  const [role, text] = item;
  return typeof role === 'string' && typeof text === 'string' && toRole(role) !== undefined;
}

function toNamedPair(item: JsonValue): JsonValue {
  return isPair(item) ? { role: item[0], content: item[1] } : item;
}

/** Parts of OpenAI's, Anthropic's and the AI SDK's messages; the items of the Responses API are no parts. */
const BARE_PART =
  /^(?:(?:input_|output_)?text|image_url|input_image|(?:redacted_)?thinking|(?:server_)?tool_use|(?:web_search_)?tool_result|tool-(?:call|result|error))$/;

function isBarePart(item: JsonValue): boolean {
  if (!isJsonObject(item) || 'role' in item) return false;
  const type = item['type'];
  return typeof type === 'string' && BARE_PART.test(type);
}

function asAnswer(messages: readonly Message[] | undefined): readonly Message[] | undefined {
  return messages?.map((message) => (message.role === 'system' ? { ...message, role: 'assistant' } : message));
}

/** The Responses API gives one answer as many items: thoughts, calls and texts. */
function toSingleAnswer(
  items: readonly Message[] | undefined,
  status: string | undefined,
): readonly Message[] | undefined {
  if (items === undefined || items.length === 0) return items;
  const parts = items.flatMap((item) => item.parts);
  const finishReason = status === undefined ? undefined : toFinishReason(status);
  return [pickDefined({ role: 'assistant' as const, parts, finishReason })];
}

/** Why an answer of the Responses API ended, where it did not end by itself. */
function readStatus(response: JsonObject): string | undefined {
  const reason = findText(findObject(response, 'incomplete_details') ?? {}, 'reason');
  return reason ?? (findField(response, 'status') === 'failed' ? 'failed' : undefined);
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
