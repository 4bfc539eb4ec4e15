import { toPlainMap } from '@gander/protocol/plain-value';
import type { AttributeView } from '@gander/protocol/span-view';

import type { JsonObject, JsonValue } from '../json-value.ts';
import { readJson, toJsonContent } from './attribute-contents.ts';

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
  const keys = attributes.keys().filter((key) => key.startsWith(prefix) && !omit.has(key.slice(prefix.length)));
  // Looking up a key takes a pass over all of them: beyond a few, one pass that decodes everything is cheaper.
  const values = keys.length > MAX_LOOKED_UP ? toPlainMap(attributes.toKeyValues()) : undefined;
  for (const key of keys) {
    const value = values === undefined ? readJson(attributes, key) : toJsonContent(values[key]);
    if (value !== undefined) object[key.slice(prefix.length)] = value;
  }
  return object;
}

const MAX_LOOKED_UP = 16;
