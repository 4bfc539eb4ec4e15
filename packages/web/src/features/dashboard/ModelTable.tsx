import type { ModelFiguresBody } from '@gander/api/gander/figure-schemas';

import { formatCost } from '../../format/cost.ts';
import { formatCount } from '../../format/tokens.ts';
import { ErrorShare, Latency } from './call-cells.tsx';
import { FigureTable } from './FigureTable.tsx';
import { toModelName } from './model-series.ts';
import { ValueButton } from './ValueButton.tsx';

export interface ModelTableProps {
  readonly experimentId: string;
  readonly models: readonly ModelFiguresBody[];
  readonly onModel: (model: string) => void;
}

/** What was asked of which model. */
export function ModelTable({ experimentId, models, onModel }: ModelTableProps) {
  return (
    <FigureTable
      caption="Models, the dearest first"
      rows={models}
      keyOf={({ model }) => model}
      columns={[
        {
          title: 'Model',
          isText: true,
          render: ({ model }) =>
            model === '' ? (
              <span className="text-ink-soft">{toModelName(model)}</span>
            ) : (
              <ValueButton value={model} onChoose={onModel} />
            ),
        },
        { title: 'Calls', render: ({ callCount }) => formatCount(callCount) },
        { title: 'Cost', render: ({ costUsd }) => (costUsd === null ? '–' : formatCost(costUsd)) },
        { title: 'Failed', render: (model) => <ErrorShare experimentId={experimentId} figures={model} /> },
        { title: 'p50', render: ({ p50Ms }) => <Latency durationMs={p50Ms} /> },
        { title: 'p95', render: ({ p95Ms }) => <Latency durationMs={p95Ms} /> },
        { title: 'Input', render: ({ inputTokens }) => formatCount(inputTokens) },
        { title: 'Cached', render: ({ cacheReadTokens }) => formatCount(cacheReadTokens) },
        { title: 'Output', render: ({ outputTokens }) => formatCount(outputTokens) },
      ]}
    />
  );
}
