import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';

import { FailureNotice } from '../../app/FailureNotice.tsx';
import { useGander } from '../../app/gander-context.ts';
import { toFailure } from '../../app/to-failure.ts';
import { Button } from '../../ui/Button.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { FeedbackComposer, type GivenFeedback } from './FeedbackComposer.tsx';
import type { FeedbackEntry } from './feedback-entry.ts';
import { FeedbackList } from './FeedbackList.tsx';
import { findOwnEntry } from './find-own-entry.ts';
import { PersonField } from './PersonField.tsx';
import { feedbackQuery, type UsedNames, usedNamesQuery } from './queries.ts';
import { readLastName } from './last-name.ts';
import { PERSON_KEY } from './person.ts';
import { useStoredText } from './stored-text.ts';
import { useFeedbackWrites } from './use-feedback-writes.ts';
import { useUndoableDelete } from './use-undoable-delete.ts';

export interface FeedbackPaneProps {
  readonly traceId: string;
  readonly experimentId: string;
  /** Only what is said about this span; absent for the trace with all its spans. */
  readonly spanId?: string;
  /** Takes the focus when it opens, as a key that opens it wants. */
  readonly hasFocus?: boolean;
}

const NO_NAMES: UsedNames = { feedback: [], expectation: [] };
const NO_ENTRIES: readonly FeedbackEntry[] = [];

/** What people, judges and programs say about a trace or a span, and the means to join in. */
export function FeedbackPane({ traceId, experimentId, spanId, hasFocus = false }: FeedbackPaneProps) {
  const { loadMlflow, isReadOnly = false } = useGander();
  const query = useQuery(feedbackQuery(loadMlflow, traceId));
  const names = useQuery({ ...usedNamesQuery(loadMlflow, experimentId), enabled: !isReadOnly }).data ?? NO_NAMES;
  const [person, setPerson] = useStoredText(PERSON_KEY);
  const [isAsking, setIsAsking] = useState(false);
  const waiting = useRef<(() => void) | undefined>(undefined);
  const writes = useFeedbackWrites({ traceId, experimentId });
  const deletion = useUndoableDelete<FeedbackEntry>(writes.remove.mutate);
  const nameRef = useRef<HTMLInputElement>(null);
  const paneRef = useRef<HTMLDivElement>(null);

  useEffect(() => {
    // The pane, not the field in it: the keys that score do not fire while one types.
    if (hasFocus) paneRef.current?.focus({ preventScroll: true });
  }, [hasFocus]);

  /** Whoever writes says who they are first; what they wanted to write is written then. */
  const asPerson = (act: () => void) => {
    if (person !== '') {
      act();
      return;
    }
    waiting.current = act;
    setIsAsking(true);
  };

  const all = query.data ?? NO_ENTRIES;
  const entries = spanId === undefined ? all : all.filter((entry) => entry.spanId === spanId);
  const give = (given: GivenFeedback) => {
    asPerson(() => {
      const own = findOwnEntry(entries, { ...given, spanId });
      if (own === undefined) writes.create.mutate({ ...given, spanId });
      else writes.change.mutate({ entry: own, value: given.value, rationale: given.rationale || own.rationale });
    });
  };
  const failure = writes.create.error ?? writes.change.error ?? writes.remove.error;

  return (
    <div
      ref={paneRef}
      tabIndex={-1}
      data-feedback-pane
      {...(spanId !== undefined && { 'data-feedback-span': spanId })}
      className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto p-3 outline-none"
    >
      {!isReadOnly && isAsking && (
        <PersonField
          person={person}
          onPerson={(name) => {
            setPerson(name);
            setIsAsking(false);
            waiting.current?.();
            waiting.current = undefined;
          }}
          onCancel={() => {
            setIsAsking(false);
            waiting.current = undefined;
          }}
        />
      )}
      {!isReadOnly && (
        <FeedbackComposer
          key={`${traceId} ${spanId ?? ''}`}
          names={names}
          initialName={readLastName(experimentId)}
          findOwn={(kind, name) => findOwnEntry(entries, { kind, name, spanId })}
          onGive={give}
          isBusy={writes.create.isPending || writes.change.isPending}
          nameRef={nameRef}
        />
      )}
      {!isReadOnly && person !== '' && !isAsking && (
        <p className="-mt-1.5 flex items-center gap-1 px-1 text-xs text-ink-faint">
          Signed as <bdi className="max-w-48 truncate text-ink-soft">{person}</bdi>
          <Button look="quiet" className="h-5 px-1 text-xs underline" onClick={() => setIsAsking(true)}>
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
          names={names.feedback}
          person={person}
          isReadOnly={isReadOnly}
          isBusy={writes.create.isPending || writes.change.isPending}
          deleted={deletion.waiting}
          onUndo={deletion.undo}
          onDelete={deletion.remove}
          onChange={(entry, value, rationale) => {
            asPerson(() => {
              writes.change.mutate({ entry, value, rationale });
            });
          }}
          onOverride={(entry, value, rationale) => {
            asPerson(() => {
              const kind = entry.kind === 'expectation' ? 'expectation' : 'feedback';
              writes.create.mutate({
                kind,
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
