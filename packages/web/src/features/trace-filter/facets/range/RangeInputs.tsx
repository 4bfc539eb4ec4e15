import type { NumberRange, RangeEnd } from '@gander/core/query/traces/edit/number-range';
import { useId, useState } from 'react';

import { EndInput } from './EndInput.tsx';
import type { RangeDefinition } from './range-definition.ts';
import { isCrossed, isSameRange, setEnd } from './set-end.ts';

export interface RangeInputsProps {
  readonly title: string;
  readonly definition: RangeDefinition;
  readonly range: NumberRange;
  readonly onRange: (range: NumberRange) => void;
}

/** Ends that were typed while the filter had others. */
interface Draft {
  readonly range: NumberRange;
  readonly over: NumberRange;
}

/** Both ends, typed. A least above the most waits for the other end to be typed as well. */
export function RangeInputs({ title, definition, range, onRange }: RangeInputsProps) {
  const problemId = useId();
  const [kept, setKept] = useState<Draft>();
  const draft = kept !== undefined && isSameRange(kept.over, range) ? kept : undefined;
  const hasProblem = draft !== undefined && isCrossed(draft.range);
  const onEnd = (name: 'min' | 'max', end: RangeEnd | undefined) => {
    const next = setEnd(draft?.range ?? range, name, end);
    if (isSameRange(next, range)) {
      setKept(undefined);
      return;
    }
    // One that is done with stays until the filter has its ends: the fields go on showing them.
    if (draft !== undefined || isCrossed(next)) setKept({ range: next, over: range });
    if (!isCrossed(next)) onRange(next);
  };
  const toField = (name: 'min' | 'max', label: string) => (
    <EndInput
      label={`${title}: ${label}`}
      placeholder={name}
      definition={definition}
      end={range[name]}
      isWaiting={draft !== undefined}
      problemId={hasProblem ? problemId : undefined}
      onEnd={(end) => {
        onEnd(name, end);
      }}
    />
  );
  return (
    <div className="px-3 pt-1">
      <div className="flex items-start gap-1.5">
        {toField('min', 'at least')}
        <span aria-hidden className="leading-7 text-ink-faint">
          –
        </span>
        {toField('max', 'at most')}
      </div>
      {hasProblem && (
        <p id={problemId} role="alert" className="pt-0.5 text-2xs text-error">
          The min is above the max: not applied
        </p>
      )}
    </div>
  );
}
