import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';

import { FailureNotice } from '../../app/FailureNotice.tsx';
import { useGander } from '../../app/gander-context.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ScoreKeys } from '../feedback/ScoreKeys.tsx';
import { useHotKeys } from '../../ui/use-hot-keys.ts';
import { TraceFeedbackProvider } from './feedback/TraceFeedbackProvider.tsx';
import { traceSummaryQuery } from './summary-query.ts';
import { TraceExplorer } from './TraceExplorer.tsx';
import { TraceHeader } from './TraceHeader.tsx';
import { useLiveTrace } from './use-live-trace.ts';
import { useFailures } from './use-failures.ts';
import type { NeighbourTraces } from './use-neighbour-traces.ts';
import { useTraceSpans } from './use-trace-spans.ts';

export interface TraceViewProps {
  readonly traceId: string;
  readonly experimentId: string;
  readonly neighbours: NeighbourTraces;
}

/** A trace with all that can be seen of it, wherever it is shown: its place is in TracePlaceContext. */
export function TraceView({ traceId, experimentId, neighbours }: TraceViewProps) {
  const { client } = useGander();
  const summary = useQuery(traceSummaryQuery(client, traceId));
  const spans = useTraceSpans(traceId);
  useLiveTrace(traceId, spans.spans.length);
  const showFailure = useFailures(spans.spans);
  useHotKeys(showFailure === undefined ? {} : { f: showFailure });

  const failure = summary.data === undefined ? summary.error : spans.spans.length === 0 ? spans.error : null;
  if (failure !== null) {
    return (
      <FailureNotice
        error={failure}
        notFoundTitle="This trace is not here"
        onRetry={() => {
          void summary.refetch();
          spans.retry();
        }}
      >
        <Link
          to="/experiments/$experimentId/traces"
          params={{ experimentId }}
          className="inline-flex h-7 items-center font-medium text-accent-ink underline underline-offset-2"
        >
          Traces of this experiment
        </Link>
      </FailureNotice>
    );
  }
  if (summary.data === undefined) return <Skeleton label="Loading the trace …" rows={10} />;
  return (
    <TraceFeedbackProvider trace={summary.data}>
      <TraceHeader trace={summary.data} spans={spans.spans} neighbours={neighbours} onShowFailure={showFailure} />
      <ScoreKeys traceId={traceId} experimentId={experimentId} />
      {spans.isLoadingFirst ? (
        <Skeleton label={`Loading ${summary.data.spanCount} spans …`} rows={12} />
      ) : (
        // Selection, tab and open rows belong to one trace.
        <TraceExplorer key={traceId} trace={summary.data} spans={spans} />
      )}
    </TraceFeedbackProvider>
  );
}
