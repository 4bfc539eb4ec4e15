import { type NumberRange, readRange, writeRange } from '@gander/core/query/traces/edit/number-range';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';

import { useGander } from '../../../../app/gander-context.ts';
import { toFailure } from '../../../../app/to-failure.ts';
import { traceDistributionQuery } from '../../queries.ts';
import type { TraceFilterControl } from '../../use-trace-filter.ts';
import type { FacetDefinition } from '../facet-definitions.ts';
import { FacetHead } from '../FacetHead.tsx';
import { FacetNote } from '../FacetNote.tsx';
import { MarkRows } from './MarkRows.tsx';
import { RangeBars } from './RangeBars.tsx';
import type { RangeDefinition } from './range-definition.ts';
import { RangeInputs } from './RangeInputs.tsx';

export interface RangeSectionProps {
  readonly experimentId: string;
  readonly facet: FacetDefinition & { readonly range: RangeDefinition };
  readonly control: TraceFilterControl;
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
}

/** A number with how it is spread: a range of it is dragged, typed, or taken from its slowest, dearest … traces. */
export function RangeSection({ experimentId, facet, control, isOpen, onToggle }: RangeSectionProps) {
  const contentId = useId();
  const range = readRange(control.url.filter ?? '', facet.key);
  const isChosen = range.min !== undefined || range.max !== undefined;
  return (
    <section aria-label={facet.title}>
      <FacetHead
        title={facet.title}
        contentId={contentId}
        isOpen={isOpen}
        onToggle={onToggle}
        chosen={isChosen ? formatRange(range, facet.range) : ''}
        onClear={() => {
          control.bound(facet.key, {});
        }}
      />
      <div id={contentId} className="pb-2" hidden={!isOpen}>
        {isOpen && <RangeContent experimentId={experimentId} facet={facet} control={control} range={range} />}
      </div>
    </section>
  );
}

type RangeContentProps = Pick<RangeSectionProps, 'experimentId' | 'facet' | 'control'> & {
  readonly range: NumberRange;
};

function RangeContent({ experimentId, facet, control, range }: RangeContentProps) {
  const { client } = useGander();
  const { number } = facet.range;
  // The bounds of the number itself do not change how it is spread: nothing is read again.
  const rest = writeRange(control.counted.filter ?? '', facet.key, {});
  const { filter: _, ...others } = control.counted;
  const url = rest === '' ? others : { ...others, filter: rest };
  const { data, error } = useQuery(traceDistributionQuery(client, experimentId, { number, url }));
  if (error !== null && data === undefined) return <FacetNote>{toFailure(error).title}</FacetNote>;
  if (data === undefined) {
    return <div role="status" aria-label={`Counting ${facet.title} …`} className="shimmer mx-3 my-1 h-10 rounded" />;
  }
  const onRange = (next: NumberRange) => {
    control.bound(facet.key, next);
  };
  const isEmpty = data.count === 0;
  return (
    <>
      {isEmpty ? (
        <FacetNote>None in these traces</FacetNote>
      ) : (
        <>
          <RangeBars title={facet.title} definition={facet.range} distribution={data} range={range} onRange={onRange} />
          <MarkRows definition={facet.range} distribution={data} range={range} onRange={onRange} />
        </>
      )}
      {(!isEmpty || range.min !== undefined || range.max !== undefined) && (
        <RangeInputs title={facet.title} definition={facet.range} range={range} onRange={onRange} />
      )}
      {data.sampleSize !== null && (
        <FacetNote>Counted over the {data.sampleSize.toLocaleString('en-US')} newest traces</FacetNote>
      )}
    </>
  );
}

function formatRange({ min, max }: NumberRange, { format }: RangeDefinition): string {
  if (min === undefined) return max === undefined ? '' : `≤ ${format(max.value)}`;
  return max === undefined ? `≥ ${format(min.value)}` : `${format(min.value)} – ${format(max.value)}`;
}
