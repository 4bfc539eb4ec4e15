import type { TraceSummaryBody } from '@gander/api/gander/trace-schemas';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useRef } from 'react';

import { formatCount } from '../../format/tokens.ts';
import { useNow } from '../../ui/use-now.ts';
import { SessionTurn } from './SessionTurn.tsx';
import { useNewTurns } from './use-new-turns.ts';

export interface SessionTurnsProps {
  readonly traces: readonly TraceSummaryBody[];
  /** The trace whose turn is pointed out. */
  readonly selectedId: string | undefined;
  /** Turns that were not read yet. */
  readonly hasMore: boolean;
  readonly onNearEnd: () => void;
  /** Stands below the last turn. */
  readonly footer: ReactNode;
}

const TURN_HEIGHT = 260;
const OVERSCAN_TURNS = 2;
const NEAR_END_TURNS = 10;

/** The conversation, oldest turn first; only turns in view exist and are read. */
export function SessionTurns({ traces, selectedId, hasMore, onNearEnd, footer }: SessionTurnsProps) {
  const scrollRef = useRef<HTMLDivElement>(null);
  const nowMs = useNow(10_000);
  // One function for as long as the rows are the same: with another one, all of them would be measured again.
  const toKey = useCallback((index: number) => traces[index]?.traceId ?? index, [traces]);
  const virtualizer = useVirtualizer({
    count: traces.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => TURN_HEIGHT,
    getItemKey: toKey,
    overscan: OVERSCAN_TURNS,
  });

  const selectedIndex = selectedId === undefined ? -1 : traces.findIndex(({ traceId }) => traceId === selectedId);
  const isFound = selectedIndex >= 0;
  useEffect(() => {
    if (isFound) virtualizer.scrollToIndex(selectedIndex, { align: 'start' });
    // Only another selection scrolls, not turns that arrive.
  }, [selectedId, isFound, virtualizer]); // oxlint-disable-line react/exhaustive-deps -- see above

  const items = virtualizer.getVirtualItems();
  const lastIndex = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (lastIndex >= traces.length - NEAR_END_TURNS) onNearEnd();
  }, [lastIndex, traces.length, onNearEnd]);

  const isEndShown = (virtualizer.range?.endIndex ?? 0) >= traces.length - 1;
  const newCount = useNewTurns({ count: traces.length, hasMore, isEndShown });
  const showEnd = () => {
    virtualizer.scrollToIndex(traces.length - 1, { align: 'start' });
  };

  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <div
        ref={scrollRef}
        data-conversation
        tabIndex={0}
        role="feed"
        aria-label="Conversation"
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-2 pt-3 -outline-offset-2 sm:px-4"
      >
        <div className="mx-auto max-w-4xl">
          <div role="presentation" className="relative" style={{ height: virtualizer.getTotalSize() }}>
            <div
              role="presentation"
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${items[0]?.start ?? 0}px)` }}
            >
              {items.map((item) => {
                const trace = traces[item.index];
                if (trace === undefined) return null;
                return (
                  <div
                    key={item.key}
                    ref={virtualizer.measureElement}
                    data-index={item.index}
                    role="article"
                    aria-posinset={item.index + 1}
                    aria-setsize={traces.length}
                  >
                    <SessionTurn
                      trace={trace}
                      number={item.index + 1}
                      isSelected={trace.traceId === selectedId}
                      nowMs={nowMs}
                    />
                  </div>
                );
              })}
            </div>
          </div>
          {footer}
        </div>
      </div>
      <NewTurns count={newCount} onShow={showEnd} />
    </div>
  );
}

/** Says that the conversation goes on below. */
function NewTurns({ count, onShow }: { readonly count: number; readonly onShow: () => void }) {
  return (
    <div aria-live="polite" className="pointer-events-none absolute inset-x-0 bottom-3 z-30 flex justify-center">
      {count > 0 && (
        <button
          type="button"
          onClick={onShow}
          className="pointer-events-auto flex h-7 items-center gap-1.5 rounded-full bg-accent px-3 font-medium text-on-accent shadow-float"
        >
          <ArrowDown size={13} aria-hidden />
          {formatCount(count)} new {count === 1 ? 'turn' : 'turns'}
        </button>
      )}
    </div>
  );
}
