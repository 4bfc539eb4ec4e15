import { Link } from '@tanstack/react-router';
import { ArrowLeftRight } from 'lucide-react';
import { useState } from 'react';

import { FailureNotice } from '../../app/FailureNotice.tsx';
import { usePageTitle } from '../../app/use-page-title.ts';
import { formatCount } from '../../format/tokens.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { CompareView } from './CompareView.tsx';
import { PickTraceDialog } from './PickTraceDialog.tsx';
import { SideCard } from './SideCard.tsx';
import { TotalsBar } from './TotalsBar.tsx';
import { TracePicker } from './TracePicker.tsx';
import { useCompareUrl } from './use-compare-url.ts';
import { useComparison } from './use-comparison.ts';
import { type ComparedTrace, useComparedTrace } from './use-compared-trace.ts';

/** Two traces compared, of one experiment or of two; what is missing is asked for. */
export function ComparePage() {
  const { experimentId, url, change } = useCompareUrl();
  const { a, b } = url;
  if (a !== undefined && b !== undefined) return <ComparedTraces key={`${a} ${b}`} a={a} b={b} />;
  return (
    <div className="mx-auto flex min-h-0 w-full max-w-3xl flex-1 flex-col gap-3 p-4">
      <div>
        <h1 className="text-base font-semibold">Compare traces</h1>
        <p className="text-ink-soft">
          {a === undefined && b === undefined
            ? 'Choose the first trace; the one to compare it with comes next.'
            : 'Choose the trace to compare with.'}
        </p>
      </div>
      <TracePicker
        key={a ?? b ?? ''}
        experimentId={experimentId}
        otherId={a ?? b}
        onPick={(traceId) => {
          change(a === undefined ? { a: traceId } : { b: traceId }, true);
        }}
      />
    </div>
  );
}

function ComparedTraces({ a, b }: { readonly a: string; readonly b: string }) {
  const { experimentId, url, change } = useCompareUrl();
  const left = useComparedTrace(a);
  const right = useComparedTrace(b);
  const [replaced, setReplaced] = useState<'A' | 'B'>();
  usePageTitle(
    left.trace === undefined || right.trace === undefined ? 'Compare' : `${left.trace.name} ↔ ${right.trace.name}`,
  );
  const failed = left.error === null ? right : left;
  return (
    <>
      <header className="flex shrink-0 flex-col gap-1.5 border-b border-line bg-surface px-3 py-2">
        <h1 className="sr-only">Comparison of two traces</h1>
        <div className="grid grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)] items-center gap-x-2 gap-y-1 max-sm:grid-cols-[minmax(0,1fr)_auto]">
          <SideCard
            side="A"
            compared={left}
            onReplace={() => {
              setReplaced('A');
            }}
          />
          <IconButton
            label="Swap sides"
            className="max-sm:row-span-2"
            onClick={() => {
              change({ a: b, b: a, left: url.right, right: url.left });
            }}
          >
            <ArrowLeftRight size={15} />
          </IconButton>
          <SideCard
            side="B"
            compared={right}
            onReplace={() => {
              setReplaced('B');
            }}
          />
        </div>
        {left.trace !== undefined && right.trace !== undefined && <TotalsBar left={left.trace} right={right.trace} />}
      </header>
      {failed.error !== null ? (
        <FailureNotice error={failed.error} notFoundTitle="One of the traces is not here" onRetry={failed.retry}>
          <Link
            to="/experiments/$experimentId/compare"
            params={{ experimentId }}
            search={failed === left ? { b } : { a }}
            className="inline-flex h-7 items-center font-medium text-accent-ink underline underline-offset-2"
          >
            Choose another trace
          </Link>
        </FailureNotice>
      ) : left.isReady && right.isReady ? (
        <ReadyTraces left={left} right={right} />
      ) : (
        <Skeleton
          label={`Loading both traces: ${formatCount(left.spans.length + right.spans.length)} spans …`}
          rows={10}
        />
      )}
      <PickTraceDialog
        side={replaced}
        experimentId={experimentId}
        otherId={replaced === 'A' ? b : a}
        onClose={() => {
          setReplaced(undefined);
        }}
        onPick={(traceId) => {
          setReplaced(undefined);
          change({ [replaced === 'A' ? 'a' : 'b']: traceId, left: undefined, right: undefined }, true);
        }}
      />
    </>
  );
}

function ReadyTraces({ left, right }: { readonly left: ComparedTrace; readonly right: ComparedTrace }) {
  const comparison = useComparison(left, right);
  if (comparison === undefined) return <Skeleton label="Comparing both traces …" rows={10} />;
  return <CompareView left={left} right={right} comparison={comparison} />;
}
