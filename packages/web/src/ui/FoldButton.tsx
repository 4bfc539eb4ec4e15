import clsx from 'clsx';

export interface FoldButtonProps {
  readonly label: string;
  /** Seen on hover and focus only. */
  readonly isQuiet?: boolean;
  readonly onClick: () => void;
}

/** A word at the end of a text that shows more or less of it. */
export function FoldButton({ label, isQuiet = false, onClick }: FoldButtonProps) {
  return (
    <button
      type="button"
      onClick={(event) => {
        event.stopPropagation();
        onClick();
      }}
      className={clsx(
        'rounded bg-sunken px-1.5 font-sans text-xs text-accent-ink hover:bg-hover',
        isQuiet && 'opacity-0 group-hover/text:opacity-100 focus-visible:opacity-100 [@media(hover:none)]:opacity-100',
      )}
    >
      {label}
    </button>
  );
}
