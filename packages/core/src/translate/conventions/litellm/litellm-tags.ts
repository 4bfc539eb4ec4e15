import type { AttributeView } from '@gander/protocol/span-view';

import { findList, isJsonObject } from '../../../json/json-fields.ts';
import { pickDefined } from '../../../json/pick-defined.ts';
import { toMaybePythonLiteral } from '../../../json/maybe-python-literal.ts';
import type { JsonValue } from '../../../json-value.ts';
import { readJson } from '../../attribute-contents.ts';
import { findIdentity, readIdentity } from '../../identity.ts';
import type { NormalizedSpan } from '../../normalized-span.ts';
import type { SpanIndexFields, Translator } from '../../translator.ts';

const TAG_KEYS = ['request_tags', 'metadata.request_tags'] as const;
const REQUESTER_KEY = 'metadata.requester_metadata';

/** Attributes that {@link readLiteLlmTags} looks at. */
export const LITELLM_TAG_KEYS: readonly string[] = [...TAG_KEYS, REQUESTER_KEY];

/** Who asked, as LiteLLM's proxy knows it; `default_user_id` is nobody. */
const USER_KEYS = ['metadata.user_api_key_end_user_id', 'metadata.user_api_key_user_id'] as const;
const ALL_KEYS: readonly string[] = [...LITELLM_TAG_KEYS, ...USER_KEYS];

/**
 * LiteLLM's request tags and who asked, wherever it writes them: on its own spans, on the caller's, or through its MLflow
 * callback. Adds nothing but these, because the span is somebody else's as often as not.
 */
export const liteLlmTags: Translator = {
  convention: 'litellm-tags',
  description: {
    title: 'LiteLLM request tags and requester',
    evidence: [`attribute ${ALL_KEYS.map((key) => `\`${key}\``).join(' or ')}`],
    maps: [
      { field: 'tags (trace tags, split at the first colon)', keys: LITELLM_TAG_KEYS },
      { field: 'userId', keys: [...USER_KEYS, REQUESTER_KEY] },
      { field: 'sessionId', keys: [REQUESTER_KEY] },
    ],
  },
  indexKeys: ALL_KEYS,
  detect: ({ attributes }) => attributes.hasAny(ALL_KEYS),
  index: ({ attributes }) => readRequester(attributes),
  content: () => ({}),
  full: ({ attributes }) => ({ ...readRequester(attributes), ...toTagFields(readTags(attributes)) }),
};

/** The tags as keys with values, without decoding anything where there are none. */
export function readLiteLlmTags(attributes: AttributeView): Readonly<Record<string, string>> | undefined {
  return toTagFields(readTags(attributes)).traceTags;
}

function toTagFields(tags: readonly string[]): Pick<NormalizedSpan, 'traceTags'> & { tags?: readonly string[] } {
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

/** What the caller says of itself comes as a Python dict. */
function readRequester(attributes: AttributeView): Pick<SpanIndexFields, 'sessionId' | 'userId'> {
  const value = attributes.has(REQUESTER_KEY) ? readPython(attributes, REQUESTER_KEY) : undefined;
  const requester = isJsonObject(value) ? value : {};
  return pickDefined({
    sessionId: findIdentity(requester, ['session_id', 'trace_session_id']),
    userId: readIdentity(attributes, USER_KEYS) ?? findIdentity(requester, ['trace_user_id', 'user_id']),
  });
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
