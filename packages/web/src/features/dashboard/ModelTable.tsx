import type { ModelFiguresBody } from '@gander/api/gander/figure-schemas';

import { formatCost } from '../../format/cost.ts';
import { TokenFigure } from '../../ui/TokenFigure.tsx';
import type { TraceFilterUrl } from '../trace-list/url.ts';
import { createCallColumns } from './call-columns.tsx';
import { type FigureColumn, FigureTable } from './FigureTable.tsx';
import { toModelName } from './model-series.ts';
import { ValueButton } from './ValueButton.tsx';

export interface ModelTableProps {
  readonly experimentId: string;
  readonly url: TraceFilterUrl;
  readonly models: readonly ModelFiguresBody[];
  readonly onModel: (model: string) => void;
}

/** What was asked of which model. */
export function ModelTable({ experimentId, url, models, onModel }: ModelTableProps) {
  const columns = createCallColumns<ModelFiguresBody>({
    experimentId,
    url,
    toChoice: ({ model }) => (model === '' ? undefined : { key: 'model', value: model }),
  });
  return (
    <FigureTable
      caption="Models"
      rows={models}
      keyOf={({ model }) => model}
      initialSort="Cost"
      columns={[
        {
          title: 'Model',
          isText: true,
          sortBy: ({ model }) => toModelName(model),
          render: ({ model }) =>
            model === '' ? (
              <span className="text-ink-soft">{toModelName(model)}</span>
            ) : (
              <ValueButton value={model} onChoose={onModel} />
            ),
        },
        columns.calls,
        {
          title: 'Cost',
          sortBy: ({ costUsd }) => costUsd ?? -1,
          render: ({ costUsd }) => (costUsd === null ? '–' : formatCost(costUsd)),
        },
        columns.failed,
        columns.p50,
        columns.p95,
        columns.slowest,
        toTokens('Input', ({ inputTokens }) => inputTokens),
        toTokens('Cached', ({ cacheReadTokens }) => cacheReadTokens),
        toTokens('Output', ({ outputTokens }) => outputTokens),
      ]}
    />
  );
}

function toTokens(title: string, sortBy: (model: ModelFiguresBody) => number): FigureColumn<ModelFiguresBody> {
  return { title, sortBy, render: (model) => <TokenFigure count={sortBy(model)} /> };
}
