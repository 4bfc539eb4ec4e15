import { useQueryClient } from '@tanstack/react-query';
import { Undo2, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';

import { useGander } from '../../app/gander-context.ts';
import { toFailure } from '../../app/to-failure.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { useHotKeys } from '../../ui/use-hot-keys.ts';
import type { FeedbackEntry } from './feedback-entry.ts';
import { ValueChip } from './FeedbackValue.tsx';
import { findOwnEntry } from './find-own-entry.ts';
import { PersonField } from './PersonField.tsx';
import { feedbackQuery } from './queries.ts';
import { readLastName } from './last-name.ts';
import { readPerson, storePerson } from './person.ts';
import { type FeedbackTarget, useFeedbackWrites } from './use-feedback-writes.ts';
import { MAX_SCORE } from './value-kind.ts';

interface Given {
  readonly spanId: string | undefined;
  readonly name: string;
  readonly score: number;
  readonly before: FeedbackEntry | undefined;
}

const SHOWN_MS = 6000;
const KEYS = Array.from({ length: MAX_SCORE }, (_, index) => index + 1);

/** The keys 1 to 9 score the name that was used last, whatever else is looked at; what they did is shown and can be undone. */
export function ScoreKeys({ traceId, experimentId }: FeedbackTarget) {
  const { loadMlflow, isReadOnly = false } = useGander();
  const queryClient = useQueryClient();
  const { create, change, remove } = useFeedbackWrites({ traceId, experimentId });
  const [given, setGiven] = useState<Given>();
  const [askedScore, setAskedScore] = useState<number>();
  const failure = create.error ?? change.error ?? remove.error;
  useEffect(() => {
    if (given === undefined) return undefined;
    const timer = setTimeout(() => {
      setGiven(undefined);
    }, SHOWN_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [given]);

  const giveScore = async (score: number) => {
    const name = readLastName(experimentId);
    const spanId = findSpanInFocus();
    // Read first: two keys in a row change one score instead of adding two.
    const entries = await queryClient.query({ ...feedbackQuery(loadMlflow, traceId), staleTime: 'static' });
    const before = findOwnEntry(entries, { kind: 'feedback', name, spanId });
    if (before === undefined) await create.mutateAsync({ kind: 'feedback', name, value: score, rationale: '', spanId });
    else await change.mutateAsync({ entry: before, value: score, rationale: before.rationale });
    setGiven({ spanId, name, score, before });
  };
  // One after the other, in the order of the keys.
  const last = useRef(Promise.resolve());
  const score = (value: number) => {
    last.current = last.current.then(async () => giveScore(value)).catch(() => undefined);
  };
  const undo = async ({ spanId, name, before }: Given) => {
    setGiven(undefined);
    const entries = await queryClient.query({ ...feedbackQuery(loadMlflow, traceId), staleTime: 'static' });
    const now = findOwnEntry(entries, { kind: 'feedback', name, spanId });
    if (now === undefined) return;
    if (before === undefined) remove.mutate(now);
    else change.mutate({ entry: now, value: before.value, rationale: before.rationale });
  };

  useHotKeys(
    Object.fromEntries(
      KEYS.map((value) => [
        String(value),
        () => {
          if (isReadOnly) return;
          if (readPerson() === '') setAskedScore(value);
          else score(value);
        },
      ]),
    ),
  );

  if (askedScore !== undefined) {
    return (
      <div className="fixed right-4 bottom-4 z-50 w-80 max-w-[calc(100vw-2rem)] rounded-lg shadow-float">
        <PersonField
          person=""
          onPerson={(person) => {
            storePerson(person);
            setAskedScore(undefined);
            score(askedScore);
          }}
          onCancel={() => {
            setAskedScore(undefined);
          }}
        />
      </div>
    );
  }
  if (given === undefined && failure === null) return null;
  return (
    <div
      role={failure === null ? 'status' : 'alert'}
      className="fixed right-4 bottom-20 z-50 flex max-w-[calc(100vw-2rem)] items-center gap-2 rounded-lg border border-line bg-raised py-1.5 pr-1.5 pl-3 shadow-float"
    >
      {failure !== null ? (
        <>
          <span className="wrap-any text-error">{toFailure(failure).message}</span>
          <IconButton
            label="Close"
            onClick={() => {
              create.reset();
              change.reset();
              remove.reset();
            }}
          >
            <X size={14} />
          </IconButton>
        </>
      ) : (
        given !== undefined && (
          <>
            <bdi className="min-w-0 truncate">{given.name}</bdi>
            <ValueChip value={given.score} />
            <Button
              look="quiet"
              onClick={() => {
                void undo(given);
              }}
            >
              <Undo2 size={13} aria-hidden />
              Undo
            </Button>
          </>
        )
      )}
    </div>
  );
}

/** What is scored is what the reader sees the feedback of: a span whose feedback is open, else the trace. */
function findSpanInFocus(): string | undefined {
  return document.querySelector<HTMLElement>('[data-feedback-span]')?.dataset['feedbackSpan'];
}
