import clsx from 'clsx';
import { ChevronDown, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';

export interface NameCellFrameProps {
  readonly depth: number;
  /** A bar stands beside the name. */
  readonly hasBar: boolean;
  /** `undefined` where nothing is below. */
  readonly isOpen: boolean | undefined;
  readonly openLabel: string;
  readonly onToggle: (isOpen: boolean) => void;
  readonly children: ReactNode;
}

const PADDING_PX = 6;
/** The guides in `styles.css` are drawn for it. */
const INDENT_PX = 14;
/** Deeper levels stay in this column and tell their depth by a number. */
const MAX_INDENT_LEVELS = 12;

/** Indentation with guides, and what opens and closes the line. */
export function NameCellFrame({ depth, hasBar, isOpen, openLabel, onToggle, children }: NameCellFrameProps) {
  const indentPx = Math.min(depth, MAX_INDENT_LEVELS) * INDENT_PX;
  return (
    <div
      role="gridcell"
      style={{ paddingLeft: PADDING_PX + indentPx }}
      className={clsx(
        'relative flex h-full min-w-0 items-center gap-1.5 overflow-hidden pr-2',
        hasBar ? 'w-[var(--name-width)] shrink-0 border-r border-line' : 'flex-1',
      )}
    >
      <span aria-hidden className="indent-guides" style={{ left: PADDING_PX, width: indentPx }} />
      {isOpen === undefined ? (
        <span className="w-4 shrink-0" />
      ) : (
        <button
          type="button"
          tabIndex={-1}
          aria-label={isOpen ? 'Collapse' : openLabel}
          onClick={(event) => {
            event.stopPropagation();
            onToggle(!isOpen);
          }}
          className="grid size-4 shrink-0 place-items-center rounded text-ink-faint hover:bg-line hover:text-ink"
        >
          {isOpen ? <ChevronDown size={13} /> : <ChevronRight size={13} />}
        </button>
      )}
      {depth > MAX_INDENT_LEVELS && (
        <span className="tabular shrink-0 rounded bg-sunken px-1 text-2xs text-ink-faint">{depth}</span>
      )}
      {children}
    </div>
  );
}
