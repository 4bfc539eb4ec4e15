import type { SpanRowBody } from '@gander/api/gander/span-schemas';
import type { TraceSummaryBody } from '@gander/api/gander/trace-schemas';
import { toTraceGraph } from '@gander/core/trace/graph-trace';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';

import { useGander } from '../../../app/gander-context.ts';
import { formatCount } from '../../../format/tokens.ts';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { spanDigestsQuery } from './digests-query.ts';
import { GraphCanvas } from './GraphCanvas.tsx';
import { GraphLegend } from './GraphLegend.tsx';
import { type GraphMode, GraphToolbar } from './GraphToolbar.tsx';
import { useGraphLayout } from './use-graph-layout.ts';

export interface GraphPaneProps {
  readonly trace: TraceSummaryBody;
  readonly spans: readonly SpanRowBody[];
  readonly selectedId: string | undefined;
  readonly onSelect: (spanId: string) => void;
}

/** Each call as a node of its own is for traces that one can survey. */
const MAX_CALLS = 150;
const NANOS_PER_MS = 1e6;
const REFRESH_MS = 3000;

/** The trace as a graph of who acted: agents, models, tools, and how often who called whom. */
export function GraphPane({ trace, spans, selectedId, onSelect }: GraphPaneProps) {
  const { client } = useGander();
  const [mode, setMode] = useState<GraphMode>('combined');
  const isRunning = trace.state === 'IN_PROGRESS' && trace.isAbandoned !== true;
  const query = useQuery({
    ...spanDigestsQuery(client, trace.traceId),
    // The names of what is new come a little later than its spans.
    refetchInterval: isRunning ? REFRESH_MS : false,
  });
  const { refetch } = query;
  const wasRunning = useRef(isRunning);
  useEffect(() => {
    if (wasRunning.current && !isRunning) void refetch();
    wasRunning.current = isRunning;
  }, [isRunning, refetch]);
  // Without them the graph is drawn by the names of spans: late is worse than less exact.
  const items = query.data?.items;
  const isReady = items !== undefined || query.isError;
  const digests = useMemo(() => new Map(items?.map((item) => [item.spanId, item])), [items]);
  const maxCalls = mode === 'calls' ? MAX_CALLS : undefined;
  const graph = useMemo(
    () => (isReady ? toTraceGraph(spans, { digests, maxCalls }) : undefined),
    [isReady, spans, digests, maxCalls],
  );
  const layout = useGraphLayout(graph);

  if (graph === undefined || layout === undefined) return <Skeleton label="Drawing the graph …" rows={6} />;
  if (graph.nodes.length === 0) return <Notice title="Nothing to draw yet">This trace has no spans so far.</Notice>;
  return (
    <section aria-label="Graph" className="flex min-h-0 flex-1 flex-col">
      {layout.isPlain && (
        <p role="status" className="border-b border-line bg-busy-bg px-3 py-1 text-xs text-busy">
          This graph has {formatCount(graph.nodes.length)} nodes and {formatCount(graph.edges.length)} edges, too many
          to arrange well: they stand in rows.
        </p>
      )}
      <GraphCanvas
        // Another graph, another view of it.
        key={graph.isExpanded ? 'calls' : 'combined'}
        graph={graph}
        layout={layout}
        traceMs={toTraceMs(trace)}
        selectedId={selectedId}
        onSelect={onSelect}
        toolbar={({ zoomBy, fit }) => (
          <GraphToolbar
            mode={graph.isExpanded ? 'calls' : 'combined'}
            onMode={setMode}
            callsRefusal={
              graph.callCount > MAX_CALLS
                ? `${formatCount(graph.callCount)} calls are too many to draw each: ${MAX_CALLS} at most`
                : undefined
            }
            onZoom={zoomBy}
            onFit={fit}
          />
        )}
      />
      <GraphLegend graph={graph} />
    </section>
  );
}

function toTraceMs({ startUnixNano, endUnixNano }: TraceSummaryBody): number {
  return endUnixNano === null ? 0 : Number(endUnixNano - startUnixNano) / NANOS_PER_MS;
}
