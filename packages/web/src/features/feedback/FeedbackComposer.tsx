import type { JsonValue } from '@gander/core/json-value';
import { type Ref, useState } from 'react';

import { ChoiceMenu } from '../../ui/ChoiceMenu.tsx';
import { ExpectationField } from './ExpectationField.tsx';
import type { FeedbackEntry } from './feedback-entry.ts';
import { NameField } from './NameField.tsx';
import type { UsedNames } from './queries.ts';
import { inferValueKind, type ValueKind } from './value-kind.ts';
import { ValueField } from './ValueField.tsx';

export interface GivenFeedback {
  readonly kind: 'feedback' | 'expectation';
  readonly name: string;
  readonly value: JsonValue;
  readonly rationale: string;
}

export interface FeedbackComposerProps {
  readonly names: UsedNames;
  readonly initialName: string;
  /** What this person says already under the name. */
  readonly findOwn: (kind: 'feedback' | 'expectation', name: string) => FeedbackEntry | undefined;
  readonly onGive: (given: GivenFeedback) => void;
  readonly isBusy: boolean;
  readonly nameRef: Ref<HTMLInputElement>;
}

const KINDS = [
  { value: 'thumbs', label: 'Thumbs' },
  { value: 'score', label: 'Score' },
  { value: 'number', label: 'Number' },
  { value: 'label', label: 'Label' },
  { value: 'text', label: 'Text' },
  { value: 'expectation', label: 'Expectation' },
] as const;

/** A name, a value, a comment. Thumbs, scores and labels are saved by the click that gives them. */
export function FeedbackComposer({ names, initialName, findOwn, onGive, isBusy, nameRef }: FeedbackComposerProps) {
  const [name, setName] = useState(initialName);
  const [chosenKind, setChosenKind] = useState<ValueKind | 'expectation'>();
  const [rationale, setRationale] = useState('');
  const [givenCount, setGivenCount] = useState(0);

  const trimmed = name.trim();
  const known = names.feedback.find((used) => used.name === trimmed)?.values ?? [];
  const ownFeedback = findOwn('feedback', trimmed);
  const kind =
    chosenKind ?? inferValueKind(ownFeedback === undefined ? known : [ownFeedback.value, ...known]) ?? 'thumbs';
  const isExpectation = kind === 'expectation';
  const own = isExpectation ? findOwn('expectation', trimmed) : ownFeedback;
  const isNameless = trimmed === '';

  const give = (value: JsonValue) => {
    if (isNameless) return;
    onGive({ kind: isExpectation ? 'expectation' : 'feedback', name: trimmed, value, rationale: rationale.trim() });
    setRationale('');
    setGivenCount(givenCount + 1);
  };
  // Another name or kind, or something given: what was typed before is not the next value.
  const fieldKey = `${kind} ${trimmed} ${givenCount}`;
  return (
    <section aria-label="Add feedback" className="flex flex-col gap-2 rounded-lg border border-line bg-surface p-2.5">
      <div className="flex items-center gap-1.5">
        <NameField
          label="Name"
          value={name}
          names={isExpectation ? names.expectation : names.feedback}
          onChange={(next) => {
            setName(next);
            if (!isExpectation) setChosenKind(undefined);
          }}
          inputRef={nameRef}
        />
        <ChoiceMenu label="Kind" choices={KINDS} value={kind} onChange={setChosenKind} />
      </div>
      {!isExpectation && (
        <textarea
          aria-label="Comment"
          rows={1}
          value={rationale}
          placeholder="Comment (goes with the value)"
          onChange={(event) => {
            setRationale(event.target.value);
          }}
          className="field-sizing-content max-h-40 min-h-7 w-full resize-none rounded-md border border-line-strong bg-surface px-2 py-1 placeholder:text-ink-faint"
        />
      )}
      {isExpectation ? (
        <ExpectationField key={fieldKey} value={own?.value} onGive={give} isBusy={isBusy || isNameless} />
      ) : (
        <ValueField
          key={fieldKey}
          kind={kind}
          value={own?.value}
          known={known}
          onGive={give}
          isBusy={isBusy || isNameless}
        />
      )}
      {own !== undefined && (
        <p className="text-xs text-ink-faint">You said this already; what you give now changes it.</p>
      )}
    </section>
  );
}
