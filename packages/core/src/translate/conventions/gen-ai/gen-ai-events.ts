import type { PlainValue } from '@gander/protocol/any-value';
import { toPlainValue } from '@gander/protocol/plain-value';
import type { SpanEvent } from '@gander/protocol/trace-data';

import type { JsonObject, JsonValue } from '../../../json-value.ts';
import { findField, isJsonList, isJsonObject } from '../../../json/json-fields.ts';
import { toJsonContent } from '../../attribute-contents.ts';

/** Content that older generations of the GenAI conventions put into span events instead of attributes. */
export interface EventContent {
  /** Provider-shaped messages, in order. */
  readonly prompt: readonly JsonValue[];
  /** Provider-shaped choices. */
  readonly choices: readonly JsonValue[];
  readonly systemInstructions?: JsonValue;
  readonly toolDefinitions?: JsonValue;
}

/** `gen_ai.<role>.message` → the role, for events whose attributes do not repeat it. */
const ROLE_OF_EVENT: Readonly<Record<string, string>> = {
  'gen_ai.system.message': 'system',
  'gen_ai.user.message': 'user',
  'gen_ai.assistant.message': 'assistant',
  'gen_ai.tool.message': 'tool',
};

/**
 * Reads all three event generations: `gen_ai.*.message` with `gen_ai.choice` (1.28–1.36), `gen_ai.content.prompt` with
 * `gen_ai.content.completion` (up to 1.27), and `gen_ai.client.inference.operation.details` (from 1.37).
 * Events are taken in the order of the span, which is that of time.
 */
export function readEventContent(events: readonly SpanEvent[]): EventContent {
  const prompt: JsonValue[] = [];
  const choices: JsonValue[] = [];
  let systemInstructions: JsonValue | undefined;
  let toolDefinitions: JsonValue | undefined;
  for (const event of events) {
    if (!event.name.startsWith('gen_ai.')) continue;
    const body = toBody(event);
    const role = Object.hasOwn(ROLE_OF_EVENT, event.name) ? ROLE_OF_EVENT[event.name] : undefined;
    if (role !== undefined) {
      prompt.push({ role, ...body });
    } else if (event.name === 'gen_ai.choice') {
      choices.push(toChoice(body));
    } else if (event.name === 'gen_ai.client.inference.operation.details') {
      // Strands writes several, one for each of these; where one is repeated, the first is the span's own.
      if (prompt.length === 0) prompt.push(...toList(body['gen_ai.input.messages']));
      if (choices.length === 0) choices.push(...toList(body['gen_ai.output.messages']));
      systemInstructions ??= body['gen_ai.system_instructions'];
      toolDefinitions ??= body['gen_ai.tool.definitions'];
    } else {
      prompt.push(...toList(toSpoken(body['gen_ai.prompt'], 'user')));
      choices.push(...toList(toSpoken(body['gen_ai.completion'], 'assistant')));
    }
  }
  return {
    prompt,
    choices,
    ...(systemInstructions === undefined ? {} : { systemInstructions }),
    ...(toolDefinitions === undefined ? {} : { toolDefinitions }),
  };
}

/** The event's attributes, JSON decoded; Semantic Kernel and Azure put the whole body into `gen_ai.event.content`. */
function toBody(event: SpanEvent): JsonObject {
  const body = Object.create(null) as Record<string, JsonValue>;
  for (const { key, value } of event.attributes) {
    const content = toEventField(key, toPlainValue(value));
    if (content !== undefined) body[key] = content;
  }
  const nested = findField(body, 'gen_ai.event.content');
  return isJsonObject(nested) ? { ...body, ...nested } : body;
}

/** What a person or a model wrote stays text, even when it looks like JSON. */
function toEventField(key: string, value: PlainValue): JsonValue | undefined {
  return key === 'content' && typeof value === 'string' ? value : toJsonContent(value);
}

/** The parts of the message, without the message around them, are what Strands writes as `message`. */
function toChoice({ message, ...body }: JsonObject): JsonObject {
  if (message === undefined) return { role: 'assistant', ...body };
  return { role: 'assistant', ...body, ...(isJsonList(message) ? { content: message } : { message }) };
}

function toList(value: JsonValue | undefined): readonly JsonValue[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [value];
}

/** A conversation written down as text, `user: …` and `assistant: …` by turns, as OpenLIT does it. */
const TURN = /(?:^|\n)(system|user|assistant|tool): /;

/** A text is what somebody said; one that begins with a role is a conversation. */
function toSpoken(value: JsonValue | undefined, role: string): JsonValue | undefined {
  if (typeof value !== 'string') return value;
  const [before, ...turns] = value.split(TURN);
  if (before !== '' || turns.length < 2) return [{ role, content: value }];
  return turns.flatMap((name, index) => (index % 2 === 0 ? [{ role: name, content: turns[index + 1] ?? '' }] : []));
}
