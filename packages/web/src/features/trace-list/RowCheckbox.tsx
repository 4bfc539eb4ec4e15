import clsx from 'clsx';
import { Check, Minus } from 'lucide-react';

export interface RowCheckboxProps {
  readonly label: string;
  readonly state: 'on' | 'off' | 'partly';
  /** The header's is in the tab order; those of rows are reached by `x`, and heard by the table. */
  readonly isTabStop?: boolean;
  readonly onClick?: () => void;
}

/** A check box that is not an input: the keys of the page keep working after it was clicked. */
export function RowCheckbox({ label, state, isTabStop = false, onClick }: RowCheckboxProps) {
  return (
    <button
      type="button"
      role="checkbox"
      aria-label={label}
      aria-checked={state === 'partly' ? 'mixed' : state === 'on'}
      tabIndex={isTabStop ? 0 : -1}
      data-row-check
      onClick={onClick}
      className={clsx(
        'relative z-10 flex size-4 items-center justify-center rounded border after:absolute after:-inset-2',
        state === 'off'
          ? 'border-line-strong bg-surface hover:border-accent'
          : 'border-transparent bg-accent text-on-accent',
      )}
    >
      {state === 'on' && <Check size={12} strokeWidth={3} aria-hidden />}
      {state === 'partly' && <Minus size={12} strokeWidth={3} aria-hidden />}
    </button>
  );
}
