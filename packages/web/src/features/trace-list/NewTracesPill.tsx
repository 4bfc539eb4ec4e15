import clsx from 'clsx';
import { ArrowUp } from 'lucide-react';

import { formatCount } from '../../format/tokens.ts';
import type { LiveList } from './use-live-list.ts';

export interface NewTracesPillProps {
  readonly live: LiveList;
  readonly onShow: () => void;
  /** Below the head of a table. */
  readonly isBelowHead: boolean;
}

/** Says that there are new traces without touching the rows that are being read. */
export function NewTracesPill({ live, onShow, isBelowHead }: NewTracesPillProps) {
  const { waitingCount, hasMoreWaiting } = live;
  return (
    <div
      aria-live="polite"
      className={clsx(
        'pointer-events-none absolute inset-x-0 z-20 flex justify-center',
        isBelowHead ? 'top-9' : 'top-2',
      )}
    >
      {waitingCount > 0 && (
        <button
          type="button"
          onClick={() => {
            live.showWaiting();
            onShow();
          }}
          className="pointer-events-auto flex h-7 items-center gap-1.5 rounded-full bg-accent px-3 font-medium text-on-accent shadow-float"
        >
          <ArrowUp size={13} />
          {formatCount(waitingCount)}
          {hasMoreWaiting && '+'} new {waitingCount === 1 ? 'trace' : 'traces'}
        </button>
      )}
    </div>
  );
}
