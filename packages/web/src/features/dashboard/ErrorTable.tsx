import { useQuery } from '@tanstack/react-query';

import { useGander } from '../../app/gander-context.ts';
import { formatCount } from '../../format/tokens.ts';
import { FILTER_KEYS } from '../trace-filter/filter-keys.ts';
import { traceFacetsQuery } from '../trace-filter/queries.ts';
import type { TraceFilterUrl } from '../trace-list/url.ts';
import { ChartCard } from './ChartCard.tsx';
import { FigureTable } from './FigureTable.tsx';
import { ValueButton } from './ValueButton.tsx';

export interface ErrorTableProps {
  readonly experimentId: string;
  readonly url: TraceFilterUrl;
  readonly onError: (message: string) => void;
}

const MAX_ERRORS = 20;

/** The messages that traces fail with most. */
export function ErrorTable({ experimentId, url, onError }: ErrorTableProps) {
  const { client } = useGander();
  const facets = useQuery(traceFacetsQuery(client, experimentId, { keys: FILTER_KEYS.error, limit: MAX_ERRORS, url }));
  const values = facets.data?.[0]?.values;
  return (
    <ChartCard title="Top errors">
      {values === undefined ? (
        <p className="text-ink-soft">{facets.error === null ? 'Counting …' : facets.error.message}</p>
      ) : values.length === 0 ? (
        <p className="text-ink-soft">No trace says why it failed.</p>
      ) : (
        <FigureTable
          caption="Errors, the most frequent first"
          rows={values}
          keyOf={({ value }) => value}
          columns={[
            { title: 'Message', isText: true, render: ({ value }) => <ValueButton value={value} onChoose={onError} /> },
            { title: 'Traces', render: ({ count }) => formatCount(count) },
          ]}
        />
      )}
    </ChartCard>
  );
}
