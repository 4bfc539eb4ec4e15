import type { SpanView } from '@gander/protocol/span-view';

import { readText } from './attribute-values.ts';

/** Where emitters note the id that the provider gave its answer. */
export const RESPONSE_ID_KEYS = ['gen_ai.response.id', 'ai.response.id', 'llm.response.id'] as const;

/** An id longer than this identifies nothing that a rollup could need. */
const MAX_LENGTH = 200;

/** Two spans with one of these are two accounts of one call. */
export function readResponseId(span: SpanView): string | undefined {
  for (const key of RESPONSE_ID_KEYS) {
    const id = readText(span.attributes, key);
    if (id !== undefined && id.length <= MAX_LENGTH) return id;
  }
  return undefined;
}
