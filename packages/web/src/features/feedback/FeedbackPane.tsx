import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

import { FailureNotice } from '../../app/FailureNotice.tsx';
import { useGander } from '../../app/gander-context.ts';
import { toFailure } from '../../app/to-failure.ts';
import { Button } from '../../ui/Button.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { FeedbackComposer, type GivenFeedback } from './FeedbackComposer.tsx';
import type { FeedbackEntry } from './feedback-entry.ts';
import { FeedbackList } from './FeedbackList.tsx';
import { findOwnEntry } from './find-own-entry.ts';
import { useLabels } from './labels/use-labels.ts';
import { PersonPrompt } from './PersonPrompt.tsx';
import { feedbackQuery } from './queries.ts';
import { useFeedbackWrites } from './use-feedback-writes.ts';
import { usePerson } from './use-person.ts';
import { useUndoableDelete } from './use-undoable-delete.ts';

export interface FeedbackPaneProps {
  readonly traceId: string;
  readonly experimentId: string;
  /** Only what is said about this span; absent for the trace with all its spans. */
  readonly spanId?: string;
  /** Takes the focus when it opens, as a key that opens it wants. */
  readonly hasFocus?: boolean;
}

const NO_ENTRIES: readonly FeedbackEntry[] = [];

/** What people, judges and programs say about a trace or a span, and the means to join in. */
export function FeedbackPane({ traceId, experimentId, spanId, hasFocus = false }: FeedbackPaneProps) {
  const { loadMlflow, isReadOnly = false } = useGander();
  const query = useQuery(feedbackQuery(loadMlflow, traceId));
  const labels = useLabels(experimentId);
  const { person, question, asPerson, change: changePerson } = usePerson();
  const writes = useFeedbackWrites({ traceId, experimentId });
  const deletion = useUndoableDelete<FeedbackEntry>(writes.remove);
  const paneRef = useRef<HTMLDivElement>(null);

  useEffect(() => {
    // The pane, not a field in it: the keys that score do not fire while one types.
    if (hasFocus) paneRef.current?.focus({ preventScroll: true });
  }, [hasFocus]);

  const all = query.data ?? NO_ENTRIES;
  const entries = spanId === undefined ? all : all.filter((entry) => entry.spanId === spanId);
  const give = (given: GivenFeedback, onSaved: () => void) => {
    asPerson(() => {
      writes.give(entries, { ...given, spanId }, onSaved);
    });
  };
  const { isBusy, error: failure } = writes;

  return (
    <div
      ref={paneRef}
      tabIndex={-1}
      data-feedback-pane
      {...(spanId !== undefined && { 'data-feedback-span': spanId })}
      className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto p-3 outline-none"
    >
      <PersonPrompt question={question} />
      {!isReadOnly && (
        <FeedbackComposer
          key={`${traceId} ${spanId ?? ''}`}
          labels={labels}
          findOwn={(kind, name) => findOwnEntry(entries, { kind, name, spanId })}
          onGive={give}
          isBusy={isBusy}
        />
      )}
      {!isReadOnly && person !== '' && (
        <p className="-mt-1.5 flex items-center gap-1 px-1 text-xs text-ink-faint">
          Signed as <bdi className="max-w-48 truncate text-ink-soft">{person}</bdi>
          <Button look="quiet" className="h-5 px-1 text-xs underline" onClick={changePerson}>
            change
          </Button>
        </p>
      )}
      {failure !== null && (
        <p role="alert" className="wrap-any rounded-md border border-error-line bg-error-bg px-2.5 py-1.5 text-error">
          {toFailure(failure).message}
        </p>
      )}
      {query.isPending ? (
        <Skeleton label="Loading the feedback …" rows={3} />
      ) : query.data === undefined ? (
        <FailureNotice error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <FeedbackList
          entries={entries}
          labels={labels.labels}
          person={person}
          isReadOnly={isReadOnly}
          isBusy={isBusy}
          deleted={deletion.waiting}
          onUndo={deletion.undo}
          onDelete={deletion.remove}
          onChange={(entry, value, rationale) => {
            asPerson(() => {
              writes.change({ entry, value, rationale });
            });
          }}
          onOverride={(entry, value, rationale) => {
            asPerson(() => {
              writes.create({
                kind: entry.kind === 'expectation' ? 'expectation' : 'feedback',
                name: entry.name,
                value,
                rationale,
                spanId: entry.spanId,
                overrides: entry.id,
              });
            });
          }}
          renderPlace={
            spanId === undefined
              ? (entry) =>
                  entry.spanId !== undefined && <SpanPlace {...{ traceId, experimentId, spanId: entry.spanId }} />
              : undefined
          }
        />
      )}
    </div>
  );
}

function SpanPlace(params: { readonly traceId: string; readonly experimentId: string; readonly spanId: string }) {
  return (
    <Link
      to="/experiments/$experimentId/traces/$traceId"
      params={params}
      search={(search: Record<string, unknown>) => ({ ...search, span: params.spanId })}
      state={(current) => current}
      className="shrink-0 text-accent-ink underline underline-offset-2"
    >
      on a span
    </Link>
  );
}
