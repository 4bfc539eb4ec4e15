import clsx from 'clsx';
import type { ReactNode } from 'react';

import { CLOSED_ICON, OPEN_ICON } from './row-icons.tsx';

export interface NameCellFrameProps {
  readonly depth: number;
  /** A bar stands beside the name. */
  readonly hasBar: boolean;
  /** `undefined` where nothing is below. */
  readonly isOpen: boolean | undefined;
  readonly openLabel: string;
  readonly children: ReactNode;
}

const PADDING_PX = 6;
/** The guides in `styles.css` are drawn for it. */
const INDENT_PX = 14;
/** Deeper levels stay in this column and tell their depth by a number. */
const MAX_INDENT_LEVELS = 12;
/** What opens and closes a line, with the gap behind it. */
const TOGGLE_PX = 22;

/** Indentation with guides, and what opens and closes the line; the tree hears the click. */
export function NameCellFrame({ depth, hasBar, isOpen, openLabel, children }: NameCellFrameProps) {
  const indentPx = Math.min(depth, MAX_INDENT_LEVELS) * INDENT_PX;
  return (
    <div
      role="gridcell"
      style={{
        paddingLeft: PADDING_PX + indentPx + (isOpen === undefined ? TOGGLE_PX : 0),
        backgroundSize: `${indentPx}px 100%`,
      }}
      className={clsx(
        'indent-guides flex h-full min-w-0 items-center gap-1.5 overflow-hidden pr-2',
        hasBar ? 'w-[var(--name-width)] shrink-0 border-r border-line select-text' : 'flex-1',
      )}
    >
      {isOpen !== undefined && (
        <button
          type="button"
          tabIndex={-1}
          aria-label={isOpen ? 'Collapse' : openLabel}
          className="grid size-4 shrink-0 place-items-center rounded text-ink-faint hover:bg-line hover:text-ink"
        >
          {isOpen ? OPEN_ICON : CLOSED_ICON}
        </button>
      )}
      {depth > MAX_INDENT_LEVELS && (
        <span className="tabular shrink-0 rounded bg-sunken px-1 text-2xs text-ink-faint">{depth}</span>
      )}
      {children}
    </div>
  );
}
