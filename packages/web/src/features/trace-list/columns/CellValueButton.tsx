import clsx from 'clsx';
import type { ReactNode } from 'react';

export interface CellValueButtonProps {
  /** Place of the value among those of its column (`TraceColumn.values`), or all of them. */
  readonly index?: number | 'all';
  readonly title?: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A value that opens the cell's menu when clicked. The table hears the click: a row holds no handlers. */
export function CellValueButton({ index = 0, title, className, children }: CellValueButtonProps) {
  return (
    <button
      type="button"
      tabIndex={-1}
      data-cell-value={index}
      aria-haspopup="menu"
      title={title}
      className={clsx(
        'relative z-10 -mx-1 inline-block max-w-[calc(100%+0.5rem)] truncate rounded px-1 text-left align-bottom hover:bg-line',
        className,
      )}
    >
      {children}
    </button>
  );
}
