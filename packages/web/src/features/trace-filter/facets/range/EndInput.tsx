import type { RangeEnd } from '@gander/core/query/traces/edit/number-range';
import clsx from 'clsx';
import { useState } from 'react';

import { parseAmount } from './parse-amount.ts';
import type { RangeDefinition } from './range-definition.ts';

export interface EndInputProps {
  readonly label: string;
  readonly placeholder: string;
  readonly definition: RangeDefinition;
  /** What the filter says. */
  readonly end: RangeEnd | undefined;
  /** What was typed waits for the other end. */
  readonly isWaiting: boolean;
  /** The id of what is said of both ends. */
  readonly problemId: string | undefined;
  /** With `end` itself where nothing else was typed. */
  readonly onEnd: (end: RangeEnd | undefined) => void;
}

/** One end of a range, typed. */
export function EndInput({ label, placeholder, definition, end, isWaiting, problemId, onEnd }: EndInputProps) {
  const { format, number, example } = definition;
  const shown = end === undefined ? '' : format(end.value);
  const [text, setText] = useState(shown);
  const [isWrong, setIsWrong] = useState(false);
  const [before, setBefore] = useState({ shown, isWaiting });
  if (before.shown !== shown || before.isWaiting !== isWaiting) {
    setBefore({ shown, isWaiting });
    // What the filter says goes before what stands here. The field stays the same one, and so does the focus.
    if (before.shown !== shown || before.isWaiting) {
      setText(shown);
      setIsWrong(false);
    }
  }
  const commit = () => {
    const trimmed = text.trim();
    // Shown are a few digits of it: as long as nobody types, it keeps them all.
    if (trimmed === shown) {
      onEnd(end);
      return;
    }
    const value = parseAmount(trimmed, number);
    if (trimmed !== '' && value === undefined) setIsWrong(true);
    else onEnd(value === undefined ? undefined : { value });
  };
  return (
    <div className="min-w-0 flex-1">
      <input
        aria-label={label}
        aria-invalid={isWrong || problemId !== undefined}
        aria-describedby={problemId}
        placeholder={placeholder}
        title={`For example ${example}`}
        value={text}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          setText(event.target.value);
          setIsWrong(false);
        }}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
        }}
        className={clsx(
          'tabular h-7 w-full min-w-0 rounded-md border bg-surface px-2 text-xs placeholder:text-ink-faint max-[900px]:h-9',
          isWrong || problemId !== undefined ? 'border-error' : 'border-line-strong',
        )}
      />
      {isWrong && (
        <p role="alert" className="pt-0.5 text-2xs text-error">
          Try {example}
        </p>
      )}
    </div>
  );
}
