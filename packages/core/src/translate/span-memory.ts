import { createKeyTable, type KeyTable } from '@gander/protocol/key-table';
import { TextCache } from '@gander/protocol/text-cache';

import type { FindTranslators } from './find-translators.ts';
import { createTranslatorMemory } from './translator-memory.ts';
import { INDEX_KEYS } from './translators.ts';

/** What ingest remembers from one span for the next. One for the life of a thread. */
export interface SpanMemory {
  /** The attributes that are looked for. */
  readonly keys: KeyTable;
  readonly texts: TextCache;
  readonly findTranslators: FindTranslators;
}

/** `furtherKeys` are attributes that the caller looks at beside those of the translators. */
export function createSpanMemory(furtherKeys: readonly string[] = []): SpanMemory {
  const keys = createKeyTable([...INDEX_KEYS, ...furtherKeys]);
  return { keys, texts: new TextCache(), findTranslators: createTranslatorMemory(keys) };
}
