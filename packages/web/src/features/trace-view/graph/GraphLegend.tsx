import { GRAPH_KINDS, type GraphEdgeKind, type TraceGraph } from '@gander/core/trace/graph-node';
import clsx from 'clsx';

import { toGraphKindLook } from './graph-kind-look.ts';

const EDGE_WORDS = {
  call: { label: 'calls', dash: undefined },
  handoff: { label: 'hands off to', dash: '7 4' },
  sequence: { label: 'then', dash: '2 4' },
} as const satisfies Record<GraphEdgeKind, { label: string; dash: string | undefined }>;

/** What colours and lines mean: of those that are there. */
export function GraphLegend({ graph }: { readonly graph: TraceGraph }) {
  const kinds = GRAPH_KINDS.filter((kind) => graph.nodes.some((node) => node.kind === kind));
  const edgeKinds = (['call', 'handoff', 'sequence'] as const).filter((kind) =>
    graph.edges.some((edge) => edge.kind === kind),
  );
  return (
    <ul
      aria-label="Legend"
      className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-0.5 border-t border-line bg-surface px-3 py-1 text-xs text-ink-soft"
    >
      {kinds.map((kind) => {
        const { icon: Icon, label, textClass } = toGraphKindLook(kind);
        return (
          <li key={kind} className="inline-flex items-center gap-1">
            <Icon size={13} aria-hidden className={textClass} />
            {label}
          </li>
        );
      })}
      {edgeKinds.map((kind, index) => (
        <li key={kind} className={clsx('inline-flex items-center gap-1.5', index === 0 && 'sm:ml-2')}>
          <svg aria-hidden width={26} height={8} className="text-ink-faint">
            <path d="M0 4 H20" stroke="currentColor" strokeWidth={1.4} strokeDasharray={EDGE_WORDS[kind].dash} />
            <path d="M19 1 L25 4 L19 7 Z" fill="currentColor" />
          </svg>
          {EDGE_WORDS[kind].label}
        </li>
      ))}
    </ul>
  );
}
