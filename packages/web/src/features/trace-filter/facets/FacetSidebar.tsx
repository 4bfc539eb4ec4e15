import type { TraceFacetBody } from '@gander/api/gander/facet-schemas';
import { quoteKey } from '@gander/core/query/traces/edit/filter-key';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { useGander } from '../../../app/gander-context.ts';
import { SearchField } from '../../../ui/SearchField.tsx';
import { traceFacetsQuery } from '../queries.ts';
import type { TraceFilterControl } from '../use-trace-filter.ts';
import { FACETS, type FacetDefinition } from './facet-definitions.ts';
import type { FacetPreferences } from './facet-preferences.ts';
import { FacetSection, type FacetSectionProps } from './FacetSection.tsx';
import { RangeSection } from './range/RangeSection.tsx';

export interface FacetSidebarProps {
  readonly experimentId: string;
  readonly control: TraceFilterControl;
  readonly preferences: FacetPreferences;
  readonly onPreferences: (preferences: FacetPreferences) => void;
}

const MAX_NAMES = 30;

/** Fields that programs and people make up. */
const NAMED = [
  { key: 'tags', group: 'Tags' },
  { key: 'feedback', group: 'Feedback' },
] as const;

/** What the traces of the list are, in counts: a click includes a value, another button excludes it. */
export function FacetSidebar({ experimentId, control, preferences, onPreferences }: FacetSidebarProps) {
  const { client } = useGander();
  const [find, setFind] = useState('');
  const keys = NAMED.map(({ key }) => key).join(',');
  // Over all traces: a name that no longer matches anything must still be there to be cleared.
  const named = useQuery(traceFacetsQuery(client, experimentId, { keys, limit: MAX_NAMES, url: {} }));
  const facets = [...FACETS, ...listNamedFacets(named.data ?? [])];
  const wanted = find.trim().toLowerCase();
  const shown = facets.filter(({ title, key }) => title.toLowerCase().includes(wanted) || key.includes(wanted));
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="border-b border-line p-2">
        <SearchField label="Find a filter" placeholder="Find a filter" value={find} delayMs={0} onChange={setFind} />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto py-1">
        {shown.map((facet, index) => (
          <div key={facet.key}>
            {facet.group !== undefined && facet.group !== shown[index - 1]?.group && (
              <h2 className="px-3 pt-3 pb-1 text-2xs font-medium text-ink-faint">{facet.group}</h2>
            )}
            <Facet
              experimentId={experimentId}
              facet={facet}
              control={control}
              isOpen={preferences.open[facet.key] ?? facet.isOpen}
              onToggle={(isOpen) => {
                onPreferences({ ...preferences, open: { ...preferences.open, [facet.key]: isOpen } });
              }}
            />
          </div>
        ))}
        {shown.length === 0 && <p className="px-3 py-4 text-xs text-ink-faint">No filter has that name.</p>}
      </div>
    </div>
  );
}

function Facet({ facet, ...props }: FacetSectionProps) {
  const { range } = facet;
  if (range === undefined) return <FacetSection facet={facet} {...props} />;
  return <RangeSection facet={{ ...facet, range }} {...props} />;
}

/** Without the tags that MLflow keeps its own notes in. */
function listNamedFacets(names: readonly TraceFacetBody[]): readonly FacetDefinition[] {
  return NAMED.flatMap(({ key, group }) => {
    const values = names.find((facet) => facet.key === key)?.values ?? [];
    return values
      .filter(({ value }) => !value.startsWith('mlflow.'))
      .map(({ value }) => ({ key: quoteKey(key, value), title: value, group, isOpen: false }));
  });
}
