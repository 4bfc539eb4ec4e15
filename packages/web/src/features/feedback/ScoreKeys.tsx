import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';

import { useGander } from '../../app/gander-context.ts';
import { useHotKeys } from '../../ui/use-hot-keys.ts';
import type { FeedbackTarget } from './create-feedback-writes.ts';
import { listKeyedValues } from './labels/keyed-values.ts';
import { MAX_SCORE } from './labels/label.ts';
import { findActiveLabel } from './labels/list-labels.ts';
import { readLabels } from './labels/read-labels.ts';
import { readLastName } from './last-name.ts';
import { PersonPrompt } from './PersonPrompt.tsx';
import { type GivenScore, giveScore, undoScore } from './given-score.ts';
import { ScoreNotice, type ScoreStory } from './ScoreNotice.tsx';
import { usePerson } from './use-person.ts';

const KEYS = Array.from({ length: MAX_SCORE }, (_, index) => String(index + 1));

/**
 * The keys 1 to 9 press the buttons of the label in force, whatever else is looked at. What they did is shown and can be
 * undone; a key that no button has says so. A key is about the trace on which it was pressed, however long that takes.
 */
export function ScoreKeys({ traceId, experimentId }: FeedbackTarget) {
  const gander = useGander();
  const queryClient = useQueryClient();
  const deps = { queryClient, loadMlflow: gander.loadMlflow };
  const { question, asPerson } = usePerson();
  const [story, setStory] = useState<ScoreStory>();
  // One after the other, in the order of the keys.
  const last = useRef(Promise.resolve());
  const queue = (act: () => Promise<void>) => {
    last.current = last.current.then(act).catch((error: unknown) => {
      setStory({ kind: 'failed', error });
    });
  };

  const press = async (key: string, spanId: string | undefined) => {
    const label = findActiveLabel(await readLabels(queryClient, gander, experimentId), readLastName(experimentId));
    const keyed = listKeyedValues(label.scale).find((candidate) => candidate.key === key);
    if (keyed === undefined) {
      setStory({ kind: 'refused', key, label });
      return;
    }
    const score = { traceId, experimentId, name: label.name, value: keyed.value, spanId };
    asPerson(() => {
      queue(async () => {
        setStory({ kind: 'given', given: await giveScore(deps, score) });
      });
    }, findButton(key));
  };
  const undo = (given: GivenScore) => {
    setStory(undefined);
    queue(async () => undoScore(deps, given));
  };

  useHotKeys(
    gander.isReadOnly === true
      ? {}
      : Object.fromEntries(
          KEYS.map((key) => [
            key,
            () => {
              const spanId = findSpanInFocus();
              queue(async () => press(key, spanId));
            },
          ]),
        ),
  );

  return (
    <>
      <PersonPrompt question={question} />
      {story !== undefined && (
        <ScoreNotice
          story={story}
          traceId={traceId}
          onUndo={undo}
          onClose={() => {
            setStory(undefined);
          }}
        />
      )}
    </>
  );
}

/** What is scored is what the reader sees the feedback of: a span whose feedback is open, else the trace. */
function findSpanInFocus(): string | undefined {
  return document.querySelector<HTMLElement>('[data-feedback-span]')?.dataset['feedbackSpan'];
}

/** The button that the key presses, where the form is open. */
function findButton(key: string): Element | null {
  return document.querySelector(`[data-feedback-pane] [aria-keyshortcuts="${key}"]`);
}
