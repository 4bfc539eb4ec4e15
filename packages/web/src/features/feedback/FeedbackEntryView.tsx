import clsx from 'clsx';
import type { ReactNode } from 'react';

import { formatExactTime, formatRelativeTime } from '../../format/time.ts';
import { LongText } from '../../ui/LongText.tsx';
import { useNow } from '../../ui/use-now.ts';
import { EntryFacts } from './EntryFacts.tsx';
import type { FeedbackEntry } from './feedback-entry.ts';
import { FeedbackValue } from './FeedbackValue.tsx';
import { SourceIcon } from './SourceIcon.tsx';

export interface FeedbackEntryViewProps {
  readonly entry: FeedbackEntry;
  /** Told as the past: another one has taken its place. */
  readonly isPast?: boolean;
  /** What can be done with it. */
  readonly actions?: ReactNode;
  /** Where it is said, when that is not where the reader is. */
  readonly place?: ReactNode;
}

const FOLDED_CHARS = 600;

/** Who said what, when, and why. */
export function FeedbackEntryView({ entry, isPast = false, actions, place }: FeedbackEntryViewProps) {
  const { source, error } = entry;
  return (
    <div className={clsx('flex flex-col gap-1.5', isPast && 'text-ink-soft')}>
      <div className="flex min-h-6 items-center gap-1.5 text-xs">
        <SourceIcon type={source.type} />
        <bdi className="min-w-0 truncate font-medium" title={source.id}>
          {source.id === '' ? 'unknown' : source.id}
        </bdi>
        <EntryTime entry={entry} />
        {!entry.isValid && <span className="shrink-0 text-ink-faint">· replaced</span>}
        {place}
        <span className="ml-auto flex shrink-0 items-center">{actions}</span>
      </div>
      <div>
        <FeedbackValue entry={entry} />
      </div>
      {entry.rationale !== '' && <LongText text={entry.rationale} foldedChars={FOLDED_CHARS} />}
      {error !== undefined && <EntryErrorView error={error} />}
      <EntryFacts metadata={entry.metadata} />
    </div>
  );
}

function EntryTime({ entry }: { readonly entry: FeedbackEntry }) {
  const nowMs = useNow(10_000);
  const isEdited = entry.updatedMs > entry.createdMs;
  const exact = formatExactTime(BigInt(Math.round(entry.createdMs)) * 1_000_000n);
  const edited = formatExactTime(BigInt(Math.round(entry.updatedMs)) * 1_000_000n);
  return (
    <time className="shrink-0 text-ink-faint" title={isEdited ? `${exact}\nchanged ${edited}` : exact}>
      {formatRelativeTime(entry.createdMs, nowMs)}
      {isEdited && ' · edited'}
    </time>
  );
}

function EntryErrorView({ error }: { readonly error: Exclude<FeedbackEntry['error'], undefined> }) {
  return (
    <details className="rounded-md border border-error-line bg-error-bg px-2 py-1 text-xs">
      <summary className="wrap-any cursor-pointer text-error">{error.message ?? error.code}</summary>
      {error.stack !== undefined && (
        <LongText text={error.stack} className="mt-1 max-h-60 overflow-auto font-mono leading-5" />
      )}
    </details>
  );
}
