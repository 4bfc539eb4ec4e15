import { includeValue } from '@gander/core/query/traces/edit/edit-values';
import { useQuery } from '@tanstack/react-query';

import { useGander } from '../../app/gander-context.ts';
import { toFailure } from '../../app/to-failure.ts';
import { formatCount } from '../../format/tokens.ts';
import { FILTER_KEYS } from '../trace-filter/filter-keys.ts';
import { traceFacetsQuery } from '../trace-filter/queries.ts';
import { pickTraceFilter, type TraceFilterUrl } from '../trace-list/url.ts';
import { ChartCard } from './ChartCard.tsx';
import { FigureTable } from './FigureTable.tsx';
import { ListLink } from './ListLink.tsx';
import { Nothing } from './Nothing.tsx';
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
        <Nothing>{facets.error === null ? 'Counting …' : toFailure(facets.error).message}</Nothing>
      ) : values.length === 0 ? (
        <Nothing>No trace says why it failed.</Nothing>
      ) : (
        <FigureTable
          caption="Errors"
          rows={values}
          keyOf={({ value }) => value}
          initialSort="Traces"
          columns={[
            {
              title: 'Message',
              isText: true,
              sortBy: ({ value }) => value,
              render: ({ value }) => <ValueButton value={value} onChoose={onError} />,
            },
            {
              title: 'Traces',
              sortBy: ({ count }) => count,
              render: ({ value, count }) => (
                <ListLink
                  experimentId={experimentId}
                  search={{
                    ...pickTraceFilter(url),
                    filter: includeValue(url.filter ?? '', FILTER_KEYS.error, value),
                  }}
                  title="Traces that failed with it"
                >
                  {formatCount(count)}
                </ListLink>
              ),
            },
          ]}
        />
      )}
    </ChartCard>
  );
}
