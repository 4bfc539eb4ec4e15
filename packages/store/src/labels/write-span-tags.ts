import { isPreferredLabel, type TraceLabel } from '@gander/core/trace-labels';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { readTagOrigins, type StoredTag } from '../queries/read-tag-origins.ts';
import { writeSpanTag } from '../queries/write-span-tag.ts';
import { TAG_ORIGINS, toTagOrigin } from './tag-origin.ts';

export interface TagWrite {
  readonly traceKey: bigint;
  readonly labels: readonly TraceLabel[];
  /** Nothing is stored of it yet. */
  readonly isNew: boolean;
}

const TABLE_OF_KIND = { tag: 'trace_tags', metadata: 'trace_metadata' } as const;

type EntryKind = keyof typeof TABLE_OF_KIND;

/**
 * Adds the tags and the metadata that spans bring. What a client has set stays; of what spans say the root's word counts, and else the first in the
 * alphabet, so that the order in which they come does not matter.
 */
export async function writeSpanTags(trx: SqlExecutor, write: TagWrite): Promise<void> {
  await writeEntries(trx, 'tag', write);
  await writeEntries(trx, 'metadata', write);
}

async function writeEntries(trx: SqlExecutor, wanted: EntryKind, { traceKey, labels, isNew }: TagWrite): Promise<void> {
  const tags = labels.filter(({ kind }) => kind === wanted);
  if (tags.length === 0) return;
  const table = TABLE_OF_KIND[wanted];
  const stored = isNew ? [] : await readTagOrigins(trx, table, traceKey);
  const known = new Map(stored.map((tag) => [tag.key, tag]));
  for (const label of tags) {
    const tag = known.get(label.key);
    if (tag !== undefined && !isOverruled(tag, label)) continue;
    const { key, value } = label;
    await writeSpanTag(trx, { table, traceKey, key, value, origin: toTagOrigin(label), isKnown: tag !== undefined });
    known.set(key, { key, value, origin: toTagOrigin(label) });
  }
}

function isOverruled({ key, value, origin }: StoredTag, label: TraceLabel): boolean {
  if (origin === TAG_ORIGINS.hand) return false;
  return isPreferredLabel(label, { kind: label.kind, key, value, isFromRoot: origin === TAG_ORIGINS.root });
}
