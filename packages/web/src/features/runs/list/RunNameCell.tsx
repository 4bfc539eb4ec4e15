import { Link } from '@tanstack/react-router';
import clsx from 'clsx';
import { ChevronRight, Pin } from 'lucide-react';

import { RunStatusBadge } from '../RunStatusBadge.tsx';
import type { NestedRun } from './nest-runs.ts';

export interface RunNameCellProps {
  readonly nested: NestedRun;
  readonly onFold: () => void;
  readonly onPin: () => void;
}

const INDENT_PX = 16;

/** Where a run stands among its kin, its state, and the link to it. */
export function RunNameCell({ nested, onFold, onPin }: RunNameCellProps) {
  const { run, depth, childCount, isOpen, isPinned, isContext } = nested;
  return (
    <div className="group/name flex min-w-0 flex-1 items-center gap-1.5" style={{ paddingLeft: depth * INDENT_PX }}>
      {childCount > 0 ? (
        <button
          type="button"
          aria-expanded={isOpen}
          aria-label={`${isOpen ? 'Fold' : 'Unfold'} ${childCount} child runs of ${run.name}`}
          onClick={onFold}
          className="relative z-10 -ml-0.5 flex size-5 shrink-0 items-center justify-center rounded text-ink-faint hover:bg-hover hover:text-ink"
        >
          <ChevronRight size={14} className={clsx(isOpen && 'rotate-90')} />
        </button>
      ) : (
        <span className="w-[18px] shrink-0" />
      )}
      <RunStatusBadge status={run.status} isSmall />
      <Link
        to="/experiments/$experimentId/runs/$runId"
        params={{ experimentId: run.experimentId, runId: run.runId }}
        title={run.name}
        dir="auto"
        className={clsx(
          'min-w-0 truncate -outline-offset-2 hover:underline',
          isContext ? 'text-ink-faint' : 'font-medium',
        )}
      >
        {run.name.slice(0, 300)}
      </Link>
      {childCount > 0 && !isOpen && <span className="tabular shrink-0 text-xs text-ink-faint">{childCount}</span>}
      <button
        type="button"
        aria-pressed={isPinned}
        aria-label={isPinned ? `Unpin ${run.name}` : `Pin ${run.name} to the top`}
        title={isPinned ? 'Unpin' : 'Pin to the top'}
        onClick={onPin}
        className={clsx(
          'relative z-10 ml-auto flex size-5 shrink-0 items-center justify-center rounded hover:bg-hover hover:text-ink focus-visible:opacity-100',
          isPinned ? 'text-accent-ink' : 'text-ink-faint opacity-0 group-hover/name:opacity-100',
        )}
      >
        <Pin size={13} />
      </button>
    </div>
  );
}
