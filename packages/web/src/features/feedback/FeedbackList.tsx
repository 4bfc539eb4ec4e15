import type { JsonValue } from '@gander/core/json-value';
import { CircleDot, Crosshair, MessageSquareQuote, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';

import { Button } from '../../ui/Button.tsx';
import type { FeedbackEntry } from './feedback-entry.ts';
import { type FeedbackGroup, toFeedbackGroups } from './feedback-threads.ts';
import { toShortText } from './FeedbackValue.tsx';
import { FeedbackThreadView } from './FeedbackThreadView.tsx';
import type { Label } from './labels/label.ts';

export interface FeedbackListProps {
  readonly entries: readonly FeedbackEntry[];
  readonly labels: readonly Label[];
  readonly person: string;
  readonly isReadOnly: boolean;
  readonly isBusy: boolean;
  /** Gone for the reader, and not yet for the server. */
  readonly deleted: readonly FeedbackEntry[];
  readonly onUndo: (entry: FeedbackEntry) => void;
  readonly onDelete: (entry: FeedbackEntry) => void;
  readonly onChange: (entry: FeedbackEntry, value: JsonValue, rationale: string) => void;
  readonly onOverride: (entry: FeedbackEntry, value: JsonValue, rationale: string) => void;
  readonly renderPlace: ((entry: FeedbackEntry) => ReactNode) | undefined;
}

const KIND_LOOKS = {
  feedback: { icon: MessageSquareQuote, word: 'Feedback' },
  expectation: { icon: Crosshair, word: 'Expectation' },
  issue: { icon: CircleDot, word: 'Issue' },
} as const satisfies Record<FeedbackEntry['kind'], { icon: typeof CircleDot; word: string }>;

/** Everything that is said, by name. */
export function FeedbackList(props: FeedbackListProps) {
  const { entries, deleted, onUndo } = props;
  const goneIds = new Set(deleted.map(({ id }) => id));
  const groups = toFeedbackGroups(restoreOverridden(entries, deleted).filter(({ id }) => !goneIds.has(id)));
  return (
    <>
      {deleted.map((entry) => (
        <p
          key={entry.id}
          role="status"
          className="flex items-center gap-2 rounded-lg border border-dashed border-line-strong px-2.5 py-1.5 text-ink-soft"
        >
          <span className="min-w-0 truncate">
            Deleted <bdi className="font-medium">{entry.name}</bdi>
          </span>
          <Button className="ml-auto h-6" onClick={() => onUndo(entry)}>
            <Undo2 size={13} aria-hidden />
            Undo
          </Button>
        </p>
      ))}
      {groups.length === 0 && deleted.length === 0 && <NothingSaid isReadOnly={props.isReadOnly} />}
      {groups.map((group) => (
        <GroupCard key={`${group.kind} ${group.name}`} group={group} {...props} />
      ))}
    </>
  );
}

function GroupCard({ group, labels, renderPlace, ...rest }: FeedbackListProps & { readonly group: FeedbackGroup }) {
  const { icon: Icon, word } = KIND_LOOKS[group.kind];
  const scale = labels.find(({ name }) => name === group.name)?.scale;
  const title = group.kind === 'issue' ? toShortText(group.threads[0]?.head.value ?? group.name) : group.name;
  return (
    <section
      aria-label={`${word} ${title}`}
      className="shrink-0 overflow-hidden rounded-lg border border-line bg-surface"
    >
      <h3 className="flex items-center gap-1.5 border-b border-line bg-sunken px-2.5 py-1.5 font-semibold">
        <Icon size={14} className="shrink-0 text-ink-faint" aria-hidden />
        <bdi className="min-w-0 truncate">{title}</bdi>
        {group.kind !== 'feedback' && <span className="text-xs font-normal text-ink-faint">{word.toLowerCase()}</span>}
        {group.threads.length > 1 && (
          <span className="tabular ml-auto text-xs font-normal text-ink-faint">{group.threads.length}</span>
        )}
      </h3>
      <ul className="divide-y divide-line">
        {group.threads.map((thread) => (
          <FeedbackThreadView
            key={thread.head.id}
            thread={thread}
            scale={scale}
            place={renderPlace?.(thread.head)}
            person={rest.person}
            isReadOnly={rest.isReadOnly}
            isBusy={rest.isBusy}
            onChange={rest.onChange}
            onOverride={rest.onOverride}
            onDelete={rest.onDelete}
          />
        ))}
      </ul>
    </section>
  );
}

function NothingSaid({ isReadOnly }: { readonly isReadOnly: boolean }) {
  return (
    <p className="px-1 text-ink-faint">
      {isReadOnly
        ? 'Nobody has said anything about this.'
        : 'Nobody has said anything about this yet. One click or key above does.'}
    </p>
  );
}

/** What a deleted one had replaced counts again. */
function restoreOverridden(
  entries: readonly FeedbackEntry[],
  deleted: readonly FeedbackEntry[],
): readonly FeedbackEntry[] {
  const restored = new Set(deleted.map(({ overrides }) => overrides));
  return entries.map((entry) => (restored.has(entry.id) ? { ...entry, isValid: true } : entry));
}
