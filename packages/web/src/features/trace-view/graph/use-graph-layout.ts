import type { TraceGraph } from '@gander/core/trace/graph-node';
import { useEffect, useMemo, useState } from 'react';

import { arrangeInRows } from './arrange-in-rows.ts';
import type { GraphLayout, GraphShape } from './graph-layout.ts';

/** Longer nobody waits; the rows are there at once. */
const DEADLINE_MS = 4000;
/** Nodes and edges that are arranged in some milliseconds, where there is no worker to do it. */
const MAX_ON_PAGE = 150;

/**
 * Arranges the graph in a worker. While one is at work the arrangement before stays (`undefined` at first); one that
 * takes too long is given up for plain rows.
 */
export function useGraphLayout(graph: TraceGraph | undefined): GraphLayout | undefined {
  const [done, setDone] = useState<{ readonly key: string; readonly layout: GraphLayout }>();
  const shape = useMemo(() => graph && toShape(graph), [graph]);
  // Figures that grow while a trace runs do not move the nodes.
  const key = useMemo(() => (shape === undefined ? undefined : JSON.stringify(shape)), [shape]);
  useEffect(() => {
    if (key === undefined) return undefined;
    const wanted = JSON.parse(key) as GraphShape;
    const settle = (layout: GraphLayout) => {
      clearTimeout(timer);
      worker?.terminate();
      setDone({ key, layout });
    };
    const giveUp = () => {
      settle(arrangeInRows(wanted));
    };
    const timer = setTimeout(giveUp, DEADLINE_MS);
    const worker = startWorker();
    const onNoWorker = () => {
      if (wanted.nodeIds.length + wanted.edges.length > MAX_ON_PAGE) giveUp();
      else void import('./arrange-graph.ts').then(({ arrangeGraph }) => settle(arrangeGraph(wanted)), giveUp);
    };
    if (worker === undefined) {
      onNoWorker();
      return undefined;
    }
    worker.addEventListener('message', ({ data }: MessageEvent<GraphLayout>) => {
      settle(data);
    });
    worker.addEventListener('error', onNoWorker);
    worker.postMessage(wanted, []);
    return () => {
      clearTimeout(timer);
      worker.terminate();
    };
  }, [key]);
  return done?.layout;
}

/** A page that was saved as one file may start no worker. */
function startWorker(): Worker | undefined {
  try {
    return new Worker(new URL('./layout-worker.ts', import.meta.url), { type: 'module' });
  } catch {
    return undefined;
  }
}

function toShape({ nodes, edges }: TraceGraph): GraphShape {
  return {
    nodeIds: nodes.map(({ id }) => id),
    edges: edges.map(({ id, from, to, count }) => ({ id, from, to, hasLabel: count > 1 })),
  };
}
