import { ChartColumn, PanelLeft } from 'lucide-react';
import { type ReactNode, useRef } from 'react';

import { IconButton } from '../../ui/IconButton.tsx';
import { useHotKeys } from '../../ui/use-hot-keys.ts';
import { FilterInput } from './bar/FilterInput.tsx';
import { ActiveFilters } from './chips/ActiveFilters.tsx';
import { TimeRangePicker } from './time/TimeRangePicker.tsx';
import { useFilterCommands } from './use-filter-commands.ts';
import { NO_TIME, type TraceFilterControl } from './use-trace-filter.ts';

export interface FilterBarProps {
  readonly experimentId: string;
  readonly control: TraceFilterControl;
  /** What is shown around the list, and how to change that. Absent where there is nothing around it. */
  readonly surroundings?: SurroundingsProps;
  /** More tools of the list, at the end. */
  readonly children?: ReactNode;
}

export interface SurroundingsProps {
  readonly areFacetsShown: boolean;
  readonly onToggleFacets: () => void;
  readonly isHistogramShown: boolean;
  readonly onToggleHistogram: () => void;
}

/** What the list is narrowed by: words and conditions, the time, and each of them by itself below. */
export function FilterBar({ experimentId, control, surroundings, children }: FilterBarProps) {
  const input = useRef<HTMLInputElement>(null);
  useHotKeys({ '/': () => input.current?.focus() });
  useFilterCommands(control, () => input.current?.focus());
  return (
    <search
      aria-label="Traces"
      className="flex shrink-0 flex-wrap items-start gap-2 border-b border-line bg-surface px-3 py-2"
    >
      {surroundings !== undefined && <FacetToggle {...surroundings} />}
      <FilterInput experimentId={experimentId} control={control} inputRef={input} />
      <TimeRangePicker
        value={control.url}
        onChange={(time) => {
          control.change({ ...NO_TIME, ...time });
        }}
      />
      {surroundings !== undefined && <HistogramToggle {...surroundings} />}
      {children}
      <ActiveFilters control={control} />
    </search>
  );
}

function FacetToggle({ areFacetsShown, onToggleFacets }: SurroundingsProps) {
  return (
    <IconButton
      label={areFacetsShown ? 'Hide filters' : 'Show filters'}
      aria-expanded={areFacetsShown}
      isPressed={areFacetsShown}
      onClick={onToggleFacets}
    >
      <PanelLeft size={15} />
    </IconButton>
  );
}

function HistogramToggle({ isHistogramShown, onToggleHistogram }: SurroundingsProps) {
  return (
    <IconButton
      label={isHistogramShown ? 'Hide the chart' : 'Show the chart of traces over time'}
      aria-expanded={isHistogramShown}
      onClick={onToggleHistogram}
    >
      <ChartColumn size={15} />
    </IconButton>
  );
}
