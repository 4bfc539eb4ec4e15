import { ArrowUp } from 'lucide-react';

import type { LiveList } from './use-live-list.ts';

export interface NewTracesPillProps {
  readonly live: LiveList;
  readonly onShow: () => void;
}

/** Says that there are new traces without touching the rows that are being read. */
export function NewTracesPill({ live, onShow }: NewTracesPillProps) {
  const { waitingCount, hasMoreWaiting } = live;
  return (
    <div aria-live="polite" className="pointer-events-none absolute inset-x-0 top-9 z-30 flex justify-center">
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
          {waitingCount}
          {hasMoreWaiting && '+'} new {waitingCount === 1 ? 'trace' : 'traces'}
        </button>
      )}
    </div>
  );
}
