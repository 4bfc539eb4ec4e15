import { Plus } from 'lucide-react';

import { useGander } from '../../../app/gander-context.ts';
import { TagEditor } from './TagEditor.tsx';
import { useTagWrites } from './use-tag-writes.ts';

export interface TraceTagsProps {
  readonly traceId: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** What clients write for themselves; it is among the metadata. */
export const SYSTEM_TAG_PREFIX = 'mlflow.';

/** The tags of a trace, each to be changed where it stands. */
export function TraceTags({ traceId, tags }: TraceTagsProps) {
  const { isReadOnly = false } = useGander();
  const writes = useTagWrites(traceId);
  const entries = Object.entries(tags).filter(([key]) => !key.startsWith(SYSTEM_TAG_PREFIX));
  if (isReadOnly && entries.length === 0) return null;
  return (
    <div role="group" aria-label="Tags" className="flex min-w-0 flex-wrap items-center gap-1">
      {entries.map(([key, value]) =>
        isReadOnly ? (
          <span key={key} className="max-w-60 truncate rounded bg-sunken px-1.5">
            {toTagText(key, value)}
          </span>
        ) : (
          <TagEditor key={key} tagKey={key} value={value} writes={writes}>
            <span className="truncate">{toTagText(key, value)}</span>
          </TagEditor>
        ),
      )}
      {writes.error !== null && writes.variables.value === undefined && (
        // The form went away with the tag, which is back.
        <span role="alert" className="wrap-any text-error">
          {writes.variables.key} was not removed: {writes.error.message}
        </span>
      )}
      {!isReadOnly && (
        <TagEditor taken={Object.keys(tags)} writes={writes}>
          <Plus size={12} aria-hidden /> {entries.length === 0 ? 'Tag' : <span className="sr-only">Add a tag</span>}
        </TagEditor>
      )}
    </div>
  );
}

function toTagText(key: string, value: string): string {
  return value === '' ? key : `${key}: ${value}`;
}
