import { readSelectedValues } from '@gander/core/query/traces/edit/edit-values';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';

import { useGander } from '../../../app/gander-context.ts';
import { toFailure } from '../../../app/to-failure.ts';
import { SearchField } from '../../../ui/SearchField.tsx';
import { FILTER_KEYS } from '../filter-keys.ts';
import { traceFacetsQuery, traceValuesQuery } from '../queries.ts';
import type { TraceFilterControl } from '../use-trace-filter.ts';
import type { FacetDefinition } from './facet-definitions.ts';
import { FacetHead } from './FacetHead.tsx';
import { FacetNote } from './FacetNote.tsx';
import { FacetRow } from './FacetRow.tsx';
import { FailedSpansRow } from './FailedSpansRow.tsx';
import { listFacetRows } from './list-facet-rows.ts';

export interface FacetSectionProps {
  readonly experimentId: string;
  readonly facet: FacetDefinition;
  readonly control: TraceFilterControl;
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
}

/** A field with its values. Nothing is asked of the server while it is closed. */
export function FacetSection({ experimentId, facet, control, isOpen, onToggle }: FacetSectionProps) {
  const contentId = useId();
  const selected = readSelectedValues(control.url.filter ?? '', facet.key);
  const selectedCount = selected.included.length + selected.excluded.length;
  return (
    <section aria-label={facet.title}>
      <FacetHead
        title={facet.title}
        contentId={contentId}
        isOpen={isOpen}
        onToggle={onToggle}
        chosen={selectedCount > 0 ? String(selectedCount) : ''}
        onClear={() => {
          control.remove(facet.key);
        }}
      />
      <div id={contentId} className="pb-1.5" hidden={!isOpen}>
        {isOpen && <FacetValues experimentId={experimentId} facet={facet} control={control} />}
      </div>
    </section>
  );
}

const FEW = 8;
const MANY = 100;

function FacetValues({ experimentId, facet, control }: Pick<FacetSectionProps, 'experimentId' | 'facet' | 'control'>) {
  const { client } = useGander();
  const [limit, setLimit] = useState(FEW);
  const [find, setFind] = useState('');
  const { url, counted } = control;
  const facets = useQuery(traceFacetsQuery(client, experimentId, { keys: facet.key, limit, url: counted }));
  const found = useQuery({
    ...traceValuesQuery(client, experimentId, { key: facet.key, prefix: find, url: counted }),
    enabled: find !== '',
    placeholderData: keepPreviousData,
  });
  const source = find === '' ? facets.data?.[0] : found.data;
  const error = find === '' ? facets.error : found.error;
  // What was counted before the server went away is still the best that is known.
  if (error !== null && source === undefined) return <FacetNote>{toFailure(error).title}</FacetNote>;
  const selected = readSelectedValues(url.filter ?? '', facet.key);
  const rows = source === undefined ? undefined : listFacetRows(source.values, selected, find);
  const largest = Math.max(1, ...(rows ?? []).map(({ count }) => count));
  return (
    <>
      {(find !== '' || limit > FEW || (facets.data?.[0]?.isCut ?? false)) && (
        <div className="px-2 pb-1">
          <SearchField
            label={`Find in ${facet.title}`}
            placeholder={`Find in ${facet.title}`}
            value={find}
            onChange={setFind}
          />
        </div>
      )}
      {rows === undefined ? (
        <div role="status" aria-label={`Counting ${facet.title} …`} className="shimmer mx-3 my-1 h-4 rounded" />
      ) : rows.length === 0 ? (
        <FacetNote>{find === '' ? 'None in these traces' : 'No value with that text'}</FacetNote>
      ) : (
        <ul aria-label={facet.title}>
          {rows.map((row) => (
            <FacetRow key={row.value} row={row} facet={facet} control={control} share={row.count / largest} />
          ))}
          {facet.key === FILTER_KEYS.state && <FailedSpansRow experimentId={experimentId} control={control} />}
        </ul>
      )}
      {find === '' && source?.isCut === true && limit === FEW && (
        <button
          type="button"
          onClick={() => {
            setLimit(MANY);
          }}
          className="ml-7 rounded text-xs text-accent-ink hover:underline"
        >
          Show more
        </button>
      )}
      {typeof source?.sampleSize === 'number' && (
        <FacetNote>Counted over the {source.sampleSize.toLocaleString('en-US')} newest traces</FacetNote>
      )}
    </>
  );
}
