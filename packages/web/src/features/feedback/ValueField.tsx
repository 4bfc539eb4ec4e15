import type { JsonValue } from '@gander/core/json-value';
import { ThumbsDown, ThumbsUp } from 'lucide-react';
import { type ReactNode, useState } from 'react';

import { Button } from '../../ui/Button.tsx';
import { toShortText } from './FeedbackValue.tsx';
import { listLabels, MAX_SCORE, type ValueKind } from './value-kind.ts';

export interface ValueFieldProps {
  readonly kind: ValueKind;
  /** What is said already, if anything. */
  readonly value: JsonValue | undefined;
  /** Values that others gave under this name. */
  readonly known: readonly JsonValue[];
  /** Told by a click, or by Enter where something is typed. */
  readonly onGive?: (value: JsonValue) => void;
  /** Part of a form that has its own button: told at every change, also that there is no value yet. */
  readonly onDraft?: (value: JsonValue | undefined) => void;
  readonly isBusy: boolean;
}

const USUAL_MAX_SCORE = 5;
const SCORES = Array.from({ length: MAX_SCORE }, (_, index) => index + 1);

/** Gives a value: one click for a thumb, a score or a label; Enter for what is typed. */
export function ValueField(props: ValueFieldProps) {
  const { kind, value, known, isBusy, onGive = () => undefined, onDraft = onGive } = props;
  switch (kind) {
    case 'thumbs':
      return (
        <Choices>
          {[true, false].map((thumb) => (
            <Choice key={String(thumb)} isChosen={value === thumb} isBusy={isBusy} onChoose={() => onDraft(thumb)}>
              {thumb ? <ThumbsUp size={14} aria-hidden /> : <ThumbsDown size={14} aria-hidden />}
              {toShortText(thumb)}
            </Choice>
          ))}
        </Choices>
      );
    case 'score': {
      const isLong = [value, ...known].some((score) => typeof score === 'number' && score > USUAL_MAX_SCORE);
      return (
        <Choices>
          {SCORES.slice(0, isLong ? MAX_SCORE : USUAL_MAX_SCORE).map((score) => (
            <Choice
              key={score}
              label={`Score ${score}`}
              isChosen={value === score}
              isBusy={isBusy}
              onChoose={() => onDraft(score)}
            >
              <span className="tabular min-w-3">{score}</span>
            </Choice>
          ))}
        </Choices>
      );
    }
    case 'label': {
      const labels = listLabels(known);
      return (
        <div className="flex flex-col gap-1.5">
          {labels.length > 0 && (
            <Choices>
              {labels.map((label) => (
                <Choice
                  key={JSON.stringify(label)}
                  isChosen={value === label}
                  isBusy={isBusy}
                  onChoose={() => onDraft(label)}
                >
                  <bdi className="max-w-40 truncate">{toShortText(label)}</bdi>
                </Choice>
              ))}
            </Choices>
          )}
          {/* What is chosen above is not written a second time. */}
          <TypedValue
            {...props}
            value={undefined}
            placeholder={labels.length > 0 ? 'Another label' : 'Label, e.g. off-topic'}
          />
        </div>
      );
    }
    case 'number':
    case 'text':
      return <TypedValue {...props} placeholder={kind === 'number' ? '0.75' : 'What is to be said'} />;
    default:
      return kind satisfies never;
  }
}

function Choices({ children }: { readonly children: ReactNode }) {
  return (
    <div role="group" aria-label="Value" className="flex flex-wrap gap-1">
      {children}
    </div>
  );
}

interface ChoiceProps {
  readonly label?: string;
  readonly isChosen: boolean;
  readonly isBusy: boolean;
  readonly onChoose: () => void;
  readonly children: ReactNode;
}

function Choice({ label, isChosen, isBusy, onChoose, children }: ChoiceProps) {
  return (
    <Button
      aria-label={label}
      aria-pressed={isChosen}
      disabled={isBusy}
      onClick={onChoose}
      className="px-2 aria-pressed:border-accent aria-pressed:bg-selected aria-pressed:text-accent-ink"
    >
      {children}
    </Button>
  );
}

function TypedValue(props: ValueFieldProps & { readonly placeholder: string }) {
  const { kind, value, onGive, onDraft, isBusy, placeholder } = props;
  const [text, setText] = useState(toTypedText(kind, value));
  const given = toValue(kind, text);
  const isWrong = text.trim() !== '' && given === undefined;
  const give = () => {
    if (given !== undefined) onGive?.(given);
  };
  const shared = {
    value: text,
    placeholder,
    'aria-label': 'Value',
    'aria-invalid': isWrong,
    className: 'min-h-7 w-full min-w-0 rounded-md border border-line-strong bg-surface px-2 placeholder:text-ink-faint',
    onChange: (event: { readonly target: { readonly value: string } }) => {
      setText(event.target.value);
      onDraft?.(toValue(kind, event.target.value));
    },
  };
  return (
    <div className="flex items-start gap-1.5">
      {kind === 'text' ? (
        <textarea
          {...shared}
          rows={2}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) give();
          }}
        />
      ) : (
        <input
          {...shared}
          inputMode={kind === 'number' ? 'decimal' : 'text'}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            give();
          }}
        />
      )}
      {onDraft === undefined && (
        <Button look="primary" disabled={given === undefined || isBusy} onClick={give}>
          Save
        </Button>
      )}
    </div>
  );
}

function toValue(kind: ValueKind, text: string): JsonValue | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  if (kind !== 'number') return trimmed;
  const number = Number(trimmed.replace(',', '.'));
  return Number.isFinite(number) ? number : undefined;
}

/** Of a value that was given before, if it is of this kind. */
function toTypedText(kind: ValueKind, value: JsonValue | undefined): string {
  if (kind === 'number') return typeof value === 'number' ? String(value) : '';
  return typeof value === 'string' ? value : '';
}
