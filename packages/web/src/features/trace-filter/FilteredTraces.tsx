import { lazy, type ReactNode, Suspense, useState } from 'react';

import { useMediaQuery } from '../../ui/use-media-query.ts';
import { useStoredJson } from '../../ui/use-stored-json.ts';
import { parseFacetPreferences } from './facets/facet-preferences.ts';
import { FacetSidebar } from './facets/FacetSidebar.tsx';
import { FilterBar } from './FilterBar.tsx';
import { TraceHistogram } from './histogram/TraceHistogram.tsx';
import { useLiveFigures } from './use-live-figures.ts';
import type { TraceFilterControl } from './use-trace-filter.ts';

const FacetSheet = lazy(async () => ({ default: (await import('./facets/FacetSheet.tsx')).FacetSheet }));

export interface FilteredTracesProps {
  readonly experimentId: string;
  readonly control: TraceFilterControl;
  /** More tools of the list, in the filter bar. */
  readonly tools?: ReactNode;
  /** The list. */
  readonly children: ReactNode;
}

/** The filters around a list: facets beside it (over it, where there is no room), bar and histogram above it. */
export function FilteredTraces({ experimentId, control, tools, children }: FilteredTracesProps) {
  const hasRoom = useMediaQuery('(min-width: 900px)');
  const hasPlenty = useMediaQuery('(min-width: 1200px)');
  const [preferences, setPreferences] = useStoredJson('gander.facets', parseFacetPreferences);
  const [isSheetOpen, setSheetOpen] = useState(false);
  useLiveFigures(experimentId);
  const isBeside = hasRoom && (preferences.isShown ?? hasPlenty);
  const isHistogramShown = preferences.isHistogramHidden !== true;
  const facets = { experimentId, control, preferences, onPreferences: setPreferences };
  return (
    <div className="flex min-h-0 flex-1">
      {isBeside && (
        <aside aria-label="Filters" className="flex w-60 shrink-0 flex-col border-r border-line bg-surface">
          <FacetSidebar {...facets} />
        </aside>
      )}
      <div className="flex min-w-0 flex-1 flex-col">
        <FilterBar
          experimentId={experimentId}
          control={control}
          surroundings={{
            areFacetsShown: hasRoom ? isBeside : isSheetOpen,
            onToggleFacets() {
              if (hasRoom) setPreferences({ ...preferences, isShown: !isBeside });
              else setSheetOpen(true);
            },
            isHistogramShown,
            onToggleHistogram() {
              setPreferences({ ...preferences, isHistogramHidden: isHistogramShown });
            },
          }}
        >
          {tools}
        </FilterBar>
        {isHistogramShown && <TraceHistogram experimentId={experimentId} control={control} />}
        {children}
      </div>
      {!hasRoom && isSheetOpen && (
        <Suspense>
          <FacetSheet
            {...facets}
            onClose={() => {
              setSheetOpen(false);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
