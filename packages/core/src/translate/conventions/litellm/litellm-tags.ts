import type { AttributeView } from '@gander/protocol/span-view';

import { findList, isJsonObject } from '../../../json/json-fields.ts';
import { toMaybePythonLiteral } from '../../../json/maybe-python-literal.ts';
import type { JsonValue } from '../../../json-value.ts';
import { readJson } from '../../attribute-contents.ts';
import type { NormalizedSpan } from '../../normalized-span.ts';
import type { Translator } from '../../translator.ts';

const TAG_KEYS = ['request_tags', 'metadata.request_tags'] as const;
const REQUESTER_KEY = 'metadata.requester_metadata';
const ALL_KEYS: readonly string[] = [...TAG_KEYS, REQUESTER_KEY];

/**
 * LiteLLM's request tags, wherever it writes them: on its own spans, on the caller's, or through its MLflow callback.
 * Adds nothing but the tags, because the span is somebody else's as often as not.
 */
export const liteLlmTags: Translator = {
  convention: 'litellm-tags',
  description: {
    title: 'LiteLLM request tags',
    evidence: [`attribute ${ALL_KEYS.map((key) => `\`${key}\``).join(' or ')}`],
    maps: [{ field: 'tags (trace tags, split at the first colon)', keys: ALL_KEYS }],
  },
  indexKeys: ALL_KEYS,
  detect: ({ attributes }) => attributes.hasAny(ALL_KEYS),
  index: () => ({}),
  content: () => ({}),
  full: ({ attributes }) => toTagFields(readTags(attributes)),
};

function toTagFields(tags: readonly string[]): Partial<NormalizedSpan> {
  return tags.length === 0 ? {} : { tags, traceTags: Object.fromEntries(tags.map((tag) => toEntry(tag))) };
}

/** `env:prod` is the value `prod` under the key `env`; what follows a further colon belongs to the value. */
function toEntry(tag: string): readonly [string, string] {
  const colon = tag.indexOf(':');
  return colon < 0 ? [tag, ''] : [tag.slice(0, colon).trim(), tag.slice(colon + 1).trim()];
}

function readTags(attributes: AttributeView): readonly string[] {
  for (const key of TAG_KEYS) {
    const tags = toTags(readPython(attributes, key));
    if (tags.length > 0) return tags;
  }
  const requester = readPython(attributes, REQUESTER_KEY);
  return isJsonObject(requester) ? toTags(findList(requester, 'tags')) : [];
}

function readPython(attributes: AttributeView, key: string): JsonValue | undefined {
  const value = readJson(attributes, key);
  return typeof value === 'string' ? toMaybePythonLiteral(value) : value;
}

function toTags(value: JsonValue | undefined): readonly string[] {
  const list =
    typeof value === 'string' ? value.split(',') : Array.isArray(value) ? (value as readonly JsonValue[]) : [];
  return list
    .filter((item) => typeof item === 'string')
    .map((item) => item.trim())
    .filter((item) => item !== '' && item !== 'None');
}
