import type { TraceSummaryBody } from '@gander/api/gander/trace-schemas';
import { X } from 'lucide-react';
import { lazy, type ReactNode, Suspense } from 'react';

import { IconButton } from '../../ui/IconButton.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { SplitPane } from '../../ui/SplitPane.tsx';
import { useTracePlace } from './trace-place.ts';
import type { TraceView } from './url.ts';

const FeedbackPane = lazy(async () => ({ default: (await import('../feedback/FeedbackPane.tsx')).FeedbackPane }));

export interface ExplorerPanesProps {
  readonly trace: TraceSummaryBody;
  readonly view: TraceView;
  readonly isWide: boolean;
  readonly left: ReactNode;
  /** The selected span, where one is. */
  readonly panel: ReactNode;
}

const LEFT_PERCENT = { waterfall: 56, tree: 38, chat: 52, graph: 60, log: 52, raw: 100 } as const;

/** What stands beside what: tree, span and feedback in a row where there is room, else the last one opened on top. */
export function ExplorerPanes({ trace, view, isWide, left, panel }: ExplorerPanesProps) {
  const { kind, url } = useTracePlace();
  const hasFeedback = url.feedback === '1';
  if (!isWide) {
    const cover = `${kind === 'page' ? 'fixed z-30' : 'absolute z-20'} inset-0 flex flex-col bg-surface`;
    return (
      <>
        <div className="flex min-h-0 min-w-0 flex-1 flex-col">{left}</div>
        {panel !== null && <div className={cover}>{panel}</div>}
        {hasFeedback && (
          <div className={cover}>
            <Feedback trace={trace} />
          </div>
        )}
      </>
    );
  }
  return (
    <>
      {panel === null ? (
        <div className="flex min-h-0 min-w-0 flex-1 flex-col">{left}</div>
      ) : (
        <SplitPane
          label="Width of the tree"
          storageKey={`gander.${kind === 'page' ? 'trace' : 'peek'}.split.${view}`}
          initialPercent={LEFT_PERCENT[view]}
          left={left}
          right={panel}
        />
      )}
      {hasFeedback && (
        <div className="flex w-96 shrink-0 flex-col border-l border-line bg-surface max-[1200px]:w-80">
          <Feedback trace={trace} />
        </div>
      )}
    </>
  );
}

function Feedback({ trace }: { readonly trace: TraceSummaryBody }) {
  const { change } = useTracePlace();
  return (
    <section aria-label="Feedback on the trace" className="flex min-h-0 flex-1 flex-col">
      <div className="flex h-10 shrink-0 items-center border-b border-line pr-1 pl-3">
        <h2 className="font-semibold">Feedback</h2>
        <IconButton
          label="Close feedback (e)"
          className="ml-auto"
          onClick={() => {
            change({ feedback: undefined });
          }}
        >
          <X size={15} />
        </IconButton>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <Suspense fallback={<Skeleton label="Opening the feedback …" />}>
          <FeedbackPane traceId={trace.traceId} experimentId={trace.experimentId} hasFocus />
        </Suspense>
      </div>
    </section>
  );
}
