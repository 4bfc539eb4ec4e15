import clsx from 'clsx';

export interface SkeletonProps {
  /** Read out, and shown when loading takes longer. */
  readonly label: string;
  readonly rows?: number;
  readonly className?: string;
}

const WIDTHS = ['w-11/12', 'w-3/4', 'w-10/12', 'w-2/3', 'w-5/6'] as const;

/** Lines where text will stand, and a sentence that says what is being loaded. */
export function Skeleton({ label, rows = 5, className }: SkeletonProps) {
  return (
    <div role="status" className={clsx('flex flex-col gap-2.5 p-4', className)}>
      <p className="text-xs text-ink-faint">{label}</p>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} aria-hidden className={clsx('shimmer h-4 rounded', WIDTHS[row % WIDTHS.length])} />
      ))}
    </div>
  );
}
