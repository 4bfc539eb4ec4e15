import type { AttributeView } from '@gander/protocol/span-view';

import { isJsonObject } from '../../../json/json-fields.ts';
import type { JsonObject } from '../../../json-value.ts';
import { readJson } from '../../attribute-contents.ts';
import { findIdentity, SESSION_NAMES, USER_NAMES } from '../../identity.ts';

const METADATA_KEY = 'metadata';

/** Attributes that {@link readOpenInferenceContext} looks at. */
export const OPENINFERENCE_CONTEXT_KEYS: readonly string[] = [METADATA_KEY];

/** Spares most spans of an application the decoding of metadata that tells nothing of this. */
const WORTH_DECODING = /(?:session|thread|conversation|user)_?id"|"ls_provider"/i;

interface Context {
  readonly sessionId?: string | undefined;
  readonly userId?: string | undefined;
  /** LangChain's name for who serves the model. */
  readonly provider?: string | undefined;
}

/**
 * Session, user and provider from the free-form metadata that applications and LangChain put on spans. `session.id` and
 * `user.id` of the conventions themselves are believed before it, and read elsewhere. Runs at ingest.
 */
export function readOpenInferenceContext(attributes: AttributeView): Context {
  const text = attributes.get(METADATA_KEY);
  if (typeof text === 'string' && !WORTH_DECODING.test(text)) return {};
  const metadata = readOpenInferenceMetadata(attributes);
  if (metadata === undefined) return {};
  const provider = Object.hasOwn(metadata, 'ls_provider') ? metadata['ls_provider'] : undefined;
  return {
    sessionId: findIdentity(metadata, SESSION_NAMES),
    userId: findIdentity(metadata, USER_NAMES),
    provider: typeof provider === 'string' && provider !== '' ? provider : undefined,
  };
}

/** `undefined` when the attribute holds no object. */
export function readOpenInferenceMetadata(attributes: AttributeView): JsonObject | undefined {
  const metadata = attributes.has(METADATA_KEY) ? readJson(attributes, METADATA_KEY) : undefined;
  return isJsonObject(metadata) ? metadata : undefined;
}
