import type { AttributeView, SpanView } from '@gander/protocol/span-view';

import { findField } from '../json/json-fields.ts';
import { toMaybeJson } from '../json/maybe-json.ts';
import type { JsonObject } from '../json-value.ts';
import { readText } from './attribute-values.ts';

/**
 * Attributes that name the session in so many words, whatever the framework.
 * Not here on purpose, though they look like it: `service.instance.id`, `gen_ai.agent.id`, `gen_ai.response.id`,
 * `langsmith.trace.session_id` (a project), `prompt.id`, `graph.node.id`.
 */
const SESSION_KEYS = [
  'langfuse.session.id',
  'mlflow.trace.session',
  'session.id',
  'mlflow.trace.metadata.mlflow.trace.session',
  'gen_ai.conversation.id',
  'gen_ai.session.id',
] as const;

/** Attributes that name the user in so many words. */
const USER_KEYS = [
  'langfuse.user.id',
  'mlflow.trace.user',
  'user.id',
  'mlflow.trace.metadata.mlflow.trace.user',
  'enduser.id',
  'gen_ai.user.id',
  'gen_ai.user',
  'gen_ai.request.user',
  'llm.user',
] as const;

/** How people call the session in free-form metadata. */
export const SESSION_NAMES = [
  'sessionId',
  'session_id',
  'threadId',
  'thread_id',
  'conversationId',
  'conversation_id',
] as const;

/** How people call the user in free-form metadata. */
export const USER_NAMES = ['userId', 'user_id'] as const;

/** What emitters write when they have no id, in any case. */
const PLACEHOLDERS: ReadonlySet<string> = new Set([
  'default',
  'default_user_id',
  'unknown',
  'undefined',
  'null',
  'none',
  'n/a',
  'nan',
  '{}',
  '<not specified>',
  'agent_framework_local_history_persistence',
]);

/** The first of `keys` that holds a real id: placeholders such as `undefined` or `default` are passed over. */
export function readIdentity(attributes: AttributeView, keys: readonly string[]): string | undefined {
  // Mostly there is none, which one look tells; it is cheap for lists that are asked about again and again.
  if (!attributes.hasAny(keys)) return undefined;
  for (const key of keys) {
    const text = unquote(readText(attributes, key));
    if (text !== undefined && text !== '' && !isPlaceholderIdentity(text)) return text;
  }
  return undefined;
}

/** Emitters that send every value as JSON leave an id in quotes, which are no part of it. */
function unquote(text: string | undefined): string | undefined {
  if (text === undefined || !text.startsWith('"')) return text;
  const decoded = toMaybeJson(text);
  return typeof decoded === 'string' ? decoded : text;
}

/** Like {@link readIdentity}, from free-form metadata that somebody decoded. */
export function findIdentity(metadata: JsonObject, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = findField(metadata, name);
    const text = typeof value === 'number' ? String(value) : value;
    if (typeof text === 'string' && text !== '' && !isPlaceholderIdentity(text)) return text;
  }
  return undefined;
}

/** What emitters write when they have no id. */
export function isPlaceholderIdentity(text: string): boolean {
  return PLACEHOLDER_LENGTHS.has(text.length) && PLACEHOLDERS.has(text.toLowerCase());
}

/** Most ids have another length than any of them, and need no copy in lower case. */
const PLACEHOLDER_LENGTHS: ReadonlySet<number> = new Set(Array.from(PLACEHOLDERS, ({ length }) => length));

/** Attributes that {@link readExplicitIdentity} looks at. */
export const IDENTITY_KEYS: readonly string[] = [...SESSION_KEYS, ...USER_KEYS];

/**
 * Session and user under names that mean nothing else. Believed before anything a convention says; conventions add
 * only what is their own.
 */
export function readExplicitIdentity({ attributes }: SpanView): { sessionId?: string; userId?: string } {
  const identity: { sessionId?: string; userId?: string } = {};
  const sessionId = readExplicitSession(attributes);
  if (sessionId !== undefined) identity.sessionId = sessionId;
  const userId = readExplicitUser(attributes);
  if (userId !== undefined) identity.userId = userId;
  return identity;
}

/** The session alone. */
export function readExplicitSession(attributes: AttributeView): string | undefined {
  return readIdentity(attributes, SESSION_KEYS);
}

/** The user alone. */
export function readExplicitUser(attributes: AttributeView): string | undefined {
  return readIdentity(attributes, USER_KEYS);
}
