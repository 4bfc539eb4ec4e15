import type { JsonValue } from '@gander/core/json-value';
import { ThumbsDown, ThumbsUp } from 'lucide-react';

import { Button } from '../../ui/Button.tsx';
import { toShortText } from './FeedbackValue.tsx';
import { MAX_SCORE } from './labels/label.ts';

export interface ChoiceFieldProps {
  readonly values: readonly JsonValue[];
  readonly value: JsonValue | undefined;
  /** As many of the first values have a key. */
  readonly keyCount: number;
  readonly isBusy: boolean;
  readonly onChoose: (value: JsonValue) => void;
}

/** A button for each value, with its key. */
export function ChoiceField({ values, value, keyCount, isBusy, onChoose }: ChoiceFieldProps) {
  return (
    <div role="group" aria-label="Value" className="flex flex-wrap gap-1">
      {values.map((choice, index) => {
        const text = toShortText(choice);
        const hotKey = index < Math.min(keyCount, MAX_SCORE) ? String(index + 1) : undefined;
        return (
          <Button
            key={JSON.stringify(choice)}
            aria-label={typeof choice === 'number' ? `Score ${text}` : undefined}
            aria-pressed={value === choice}
            aria-keyshortcuts={hotKey}
            disabled={isBusy}
            onClick={() => {
              onChoose(choice);
            }}
            className="px-2 aria-pressed:border-accent aria-pressed:bg-selected aria-pressed:text-accent-ink"
          >
            {typeof choice === 'boolean' &&
              (choice ? <ThumbsUp size={14} aria-hidden /> : <ThumbsDown size={14} aria-hidden />)}
            {/* A score that is its own key is shown as a key. */}
            {hotKey === text ? (
              <KeyHint name={text} />
            ) : (
              <>
                <bdi className="tabular max-w-40 min-w-3 truncate">{text}</bdi>
                {hotKey !== undefined && <KeyHint name={hotKey} isAside />}
              </>
            )}
          </Button>
        );
      })}
    </div>
  );
}

function KeyHint({ name, isAside = false }: { readonly name: string; readonly isAside?: boolean }) {
  return (
    <kbd
      aria-hidden={isAside}
      className="inline-flex h-4.5 min-w-4.5 items-center justify-center rounded border border-line-strong bg-sunken px-1 font-mono text-xs text-ink-soft"
    >
      {name}
    </kbd>
  );
}
