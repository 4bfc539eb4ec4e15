import type { AttributeView } from '@gander/protocol/span-view';

import { readIdentity, SESSION_NAMES, USER_NAMES } from '../../identity.ts';

/** Where the SDK puts what the application says about itself: versions 4 to 6, and the runtime context of 7. */
const CONTEXT_PREFIXES = ['ai.telemetry.metadata.', 'ai.settings.context.'] as const;

export const VERCEL_AI_SESSION_KEYS = toContextKeys(SESSION_NAMES);
export const VERCEL_AI_USER_KEYS = toContextKeys(USER_NAMES);

/** Session and user, as far as the application passes them on. Runs at ingest. */
export function readVercelAiIdentity(attributes: AttributeView): { sessionId?: string; userId?: string } {
  const identity: { sessionId?: string; userId?: string } = {};
  const sessionId = readIdentity(attributes, VERCEL_AI_SESSION_KEYS);
  if (sessionId !== undefined) identity.sessionId = sessionId;
  const userId = readIdentity(attributes, VERCEL_AI_USER_KEYS);
  if (userId !== undefined) identity.userId = userId;
  return identity;
}

function toContextKeys(names: readonly string[]): readonly string[] {
  return CONTEXT_PREFIXES.flatMap((prefix) => names.map((name) => prefix + name));
}
