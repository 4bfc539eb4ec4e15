import clsx from 'clsx';
import { Check } from 'lucide-react';

export interface TimeChoiceButtonProps {
  readonly label: string;
  readonly note?: string;
  readonly isOn: boolean;
  readonly onChoose: () => void;
}

/** One line of the list of ranges. */
export function TimeChoiceButton({ label, note, isOn, onChoose }: TimeChoiceButtonProps) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={onChoose}
      className={clsx(
        'flex h-7 w-full items-center gap-2 rounded px-2 text-left hover:bg-hover',
        isOn && 'font-medium',
      )}
    >
      <Check size={13} aria-hidden className={clsx('shrink-0 text-accent-ink', !isOn && 'invisible')} />
      <span className="flex-1">{label}</span>
      {note !== undefined && <span className="font-mono text-xs text-ink-faint">{note}</span>}
    </button>
  );
}
