import type { AttributeView } from '@gander/protocol/span-view';

import type { JsonObject, JsonValue } from '../json-value.ts';
import { readJson } from './attribute-contents.ts';

/**
 * Every attribute below `prefix`, by the rest of its key, except those in `omit`. Enumerates keys: for reading a
 * trace, never for ingest.
 *
 * @example readPrefixedAttributes(attributes, 'ai.telemetry.metadata.', new Set(['tags'])) // { plan: 'pro' }
 */
export function readPrefixedAttributes(
  attributes: AttributeView,
  prefix: string,
  omit: ReadonlySet<string>,
): JsonObject {
  const object = Object.create(null) as Record<string, JsonValue>;
  for (const key of attributes.keys()) {
    if (!key.startsWith(prefix)) continue;
    const name = key.slice(prefix.length);
    const value = omit.has(name) ? undefined : readJson(attributes, key);
    if (value !== undefined) object[name] = value;
  }
  return object;
}
