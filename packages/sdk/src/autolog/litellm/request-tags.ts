import { readField } from '../json/read-field.ts';

/**
 * The tags that a request carries for a LiteLLM proxy: in `litellm_metadata` or `metadata` of the body, or in the header
 * `x-litellm-tags`. Gander lifts them to tags of the trace (`job:7` is the value `7` under the key `job`).
 *
 * Source: https://docs.litellm.ai/docs/proxy/request_tags
 */
export function listRequestTags(body: unknown, options: unknown): readonly string[] {
  const found = [
    readField(readField(body, 'litellm_metadata'), 'tags'),
    readField(readField(body, 'metadata'), 'tags'),
    findHeader(readField(options, 'headers'), 'x-litellm-tags'),
  ];
  return [...new Set(found.flatMap((tags) => toTags(tags)))];
}

function toTags(value: unknown): readonly string[] {
  const list: readonly unknown[] = typeof value === 'string' ? value.split(',') : Array.isArray(value) ? value : [];
  return list
    .filter((tag) => typeof tag === 'string')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
}

function findHeader(headers: unknown, name: string): unknown {
  if (headers instanceof Headers) return headers.get(name) ?? undefined;
  if (typeof headers !== 'object' || headers === null) return undefined;
  const entries: readonly unknown[] = Array.isArray(headers) ? headers : Object.entries(headers);
  const found = entries.find((entry) => Array.isArray(entry) && String(entry[0]).toLowerCase() === name);
  return (found as readonly unknown[] | undefined)?.[1];
}
