import type { ToolFiguresBody } from '@gander/api/gander/figure-schemas';

import { formatDuration } from '../../format/duration.ts';
import { formatCount } from '../../format/tokens.ts';
import { ErrorShare, Latency } from './call-cells.tsx';
import { FigureTable } from './FigureTable.tsx';
import { SpanPlaceLink } from './SpanPlaceLink.tsx';
import { ValueButton } from './ValueButton.tsx';

export interface ToolTableProps {
  readonly experimentId: string;
  readonly tools: readonly ToolFiguresBody[];
  readonly onTool: (name: string) => void;
}

/** Which tools are slow, and which fail. */
export function ToolTable({ experimentId, tools, onTool }: ToolTableProps) {
  return (
    <FigureTable
      caption="Tools, those that took most time first"
      rows={tools}
      keyOf={({ name }) => name}
      columns={[
        { title: 'Tool', isText: true, render: ({ name }) => <ValueButton value={name} onChoose={onTool} /> },
        { title: 'Calls', render: ({ callCount }) => formatCount(callCount) },
        { title: 'Failed', render: (tool) => <ErrorShare experimentId={experimentId} figures={tool} /> },
        { title: 'p50', render: ({ p50Ms }) => <Latency durationMs={p50Ms} /> },
        { title: 'p95', render: ({ p95Ms }) => <Latency durationMs={p95Ms} /> },
        {
          title: 'Slowest',
          render: ({ maxMs, slowest }) => (
            <SpanPlaceLink experimentId={experimentId} place={slowest} label="The slowest call">
              <Latency durationMs={maxMs} />
            </SpanPlaceLink>
          ),
        },
        { title: 'Together', render: ({ totalMs }) => formatDuration(totalMs) },
      ]}
    />
  );
}
