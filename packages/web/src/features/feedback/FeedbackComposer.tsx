import type { JsonValue } from '@gander/core/json-value';
import { Crosshair, Plus } from 'lucide-react';
import { useState } from 'react';

import { Button } from '../../ui/Button.tsx';
import { ExpectationForm } from './ExpectationForm.tsx';
import type { FeedbackEntry } from './feedback-entry.ts';
import type { Label } from './labels/label.ts';
import { LabelDropNotice } from './labels/LabelDropNotice.tsx';
import { LabelForm } from './labels/LabelForm.tsx';
import { LabelRow } from './labels/LabelRow.tsx';
import { useLabelDrop } from './labels/use-label-drop.ts';
import type { Labels } from './labels/use-labels.ts';

export interface GivenFeedback {
  readonly kind: 'feedback' | 'expectation';
  readonly name: string;
  readonly value: JsonValue;
  readonly rationale: string;
}

export interface FeedbackComposerProps {
  readonly labels: Labels;
  /** What this person says already under the name. */
  readonly findOwn: (kind: 'feedback' | 'expectation', name: string) => FeedbackEntry | undefined;
  /** Whoever saves it says when it is saved; what failed stays typed. */
  readonly onGive: (given: GivenFeedback, onSaved: () => void) => void;
  readonly isBusy: boolean;
}

/** What else there is, is shown on demand. */
const MAX_ROWS = 6;

/** The labels of the experiment, each with what can be said: one click or one key. And what was expected. */
export function FeedbackComposer({ labels, findOwn, onGive, isBusy }: FeedbackComposerProps) {
  const [rationale, setRationale] = useState('');
  const [givenCount, setGivenCount] = useState(0);
  const [edited, setEdited] = useState<Label | 'new'>();
  const [isExpecting, setIsExpecting] = useState(false);
  const [isAllShown, setIsAllShown] = useState(false);
  const dropping = useLabelDrop(labels);
  const { active } = labels;
  const rows = isAllShown ? labels.labels : pickRows(labels.labels, active);

  const give = (kind: GivenFeedback['kind'], name: string, value: JsonValue) => {
    const comment = kind === 'feedback' ? rationale : '';
    onGive({ kind, name, value, rationale: comment.trim() }, () => {
      // What has been typed since then is for the next value.
      setRationale((current) => (current === comment ? '' : current));
      setGivenCount((count) => count + 1);
    });
  };
  if (edited !== undefined) {
    const close = () => {
      setEdited(undefined);
    };
    return <LabelForm labels={labels} label={edited === 'new' ? undefined : edited} onClose={close} />;
  }
  return (
    <section aria-label="Add feedback" className="flex flex-col gap-1.5 rounded-lg border border-line bg-surface p-2">
      <ul aria-label="Labels" className="flex flex-col gap-0.5">
        {rows.map((label) => (
          <LabelRow
            // What was typed before is not the next value.
            key={`${label.name} ${givenCount}`}
            label={label}
            isActive={label.name === active.name}
            value={findOwn('feedback', label.name)?.value}
            isBusy={isBusy}
            onActivate={() => {
              labels.activate(label.name);
            }}
            onGive={(value) => {
              give('feedback', label.name, value);
            }}
            onEdit={() => {
              setEdited(label);
            }}
            {...(label.isSet && { onDrop: () => dropping.drop(label.name) })}
          />
        ))}
      </ul>
      <LabelDropNotice
        dropped={dropping.dropped}
        error={dropping.error}
        onUndo={dropping.undo}
        onClose={dropping.close}
      />
      <textarea
        aria-label="Comment"
        rows={1}
        value={rationale}
        placeholder="Comment (goes with the next value)"
        onChange={(event) => {
          setRationale(event.target.value);
        }}
        className="field-sizing-content max-h-40 min-h-7 w-full resize-none rounded-md border border-line-strong bg-surface px-2 py-1 placeholder:text-ink-faint"
      />
      {isExpecting && (
        <ExpectationForm
          key={givenCount}
          names={labels.used.expectation}
          findOwn={(name) => findOwn('expectation', name)?.value}
          onGive={(name, value) => {
            give('expectation', name, value);
          }}
          isBusy={isBusy}
        />
      )}
      <div className="flex flex-wrap items-center gap-1">
        <Button
          look="quiet"
          className="h-6 px-1.5 text-xs"
          onClick={() => {
            setEdited('new');
          }}
        >
          <Plus size={13} aria-hidden />
          Label
        </Button>
        <Button
          look="quiet"
          className="h-6 px-1.5 text-xs"
          aria-expanded={isExpecting}
          onClick={() => {
            setIsExpecting(!isExpecting);
          }}
        >
          <Crosshair size={13} aria-hidden />
          Expectation
        </Button>
        {labels.labels.length > MAX_ROWS && (
          <Button
            look="quiet"
            className="ml-auto h-6 px-1.5 text-xs"
            aria-expanded={isAllShown}
            onClick={() => {
              setIsAllShown(!isAllShown);
            }}
          >
            {isAllShown ? 'Fewer' : `All ${labels.labels.length} labels`}
          </Button>
        )}
      </div>
    </section>
  );
}

/** The first ones, and the one of the keys in any case. */
function pickRows(labels: readonly Label[], active: Label): readonly Label[] {
  const first = labels.slice(0, MAX_ROWS);
  return first.some(({ name }) => name === active.name) ? first : [...first.slice(0, -1), active];
}
