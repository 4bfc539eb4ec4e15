import { RUN_ATTRIBUTES } from '@gander/core/query/runs/run-field';

import type { KnownKeys } from './run-columns.ts';

const MAX_SUGGESTIONS = 8;
const PLAIN_KEY = /^[\p{L}\p{N}_][\p{L}\p{N}_.\-/]*$/u;

/** Keys of loaded runs that the last word of a filter could become, as the grammar writes them. */
export function suggestRunKeys(text: string, { metrics, params, tags }: KnownKeys): readonly string[] {
  const word = (/\S*$/.exec(text)?.[0] ?? '').toLowerCase().replaceAll('`', '');
  if (word === '') return [];
  const all = [
    ...metrics.map((key) => `metrics.${quote(key)}`),
    ...params.map((key) => `params.${quote(key)}`),
    ...tags.map((key) => `tags.${quote(key)}`),
    ...RUN_ATTRIBUTES.map((key) => `attributes.${key}`),
  ];
  const starting = all.filter((key) => key.replaceAll('`', '').toLowerCase().startsWith(word));
  const within = all.filter((key) => !starting.includes(key) && key.toLowerCase().includes(word));
  return [...starting, ...within].filter((key) => key.toLowerCase() !== word).slice(0, MAX_SUGGESTIONS);
}

function quote(key: string): string {
  return PLAIN_KEY.test(key) ? key : `\`${key.replaceAll('`', '``')}\``;
}
