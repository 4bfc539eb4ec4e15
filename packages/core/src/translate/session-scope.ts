import type { SpanView } from '@gander/protocol/span-view';

import type { SessionGranularity } from '../session-granularity.ts';

const ID_KEY = 'gen_ai.conversation.id';
/** The scope of Pydantic AI's spans. */
export const PYDANTIC_SCOPE = 'pydantic-ai';
/** Only Pydantic AI writes these. */
export const SESSION_SCOPE_MARKS = ['pydantic_ai.all_messages', 'gen_ai.agent.call.id'] as const;

/** Attributes that {@link readSessionGranularity} looks at. */
export const SESSION_SCOPE_KEYS: readonly string[] = [ID_KEY, ...SESSION_SCOPE_MARKS];

/** Version 7 UUIDs begin with the time: nobody picks them by hand. */
const TIMED_UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/**
 * Whether the session is one at all: Pydantic AI numbers every run as a conversation unless the caller gives it an id of its
 * own, or hands the history of an earlier run on. `undefined` for an ordinary session.
 */
export function readSessionGranularity({ attributes, scopeName }: SpanView): SessionGranularity | undefined {
  if (scopeName !== PYDANTIC_SCOPE && !attributes.hasAny(SESSION_SCOPE_MARKS)) return undefined;
  const id = attributes.get(ID_KEY);
  return typeof id === 'string' && TIMED_UUID.test(id) ? 'run' : undefined;
}
