import { type ReactNode, useId } from 'react';

import { ChoiceMenu } from '../../../ui/ChoiceMenu.tsx';
import type { MetricAxis } from './metric-view-url.ts';
import type { MetricView } from './MetricChart.tsx';

export interface MetricToolbarProps {
  readonly view: MetricView;
  readonly onChange: (view: MetricView) => void;
  /** Before the others: e.g. a search field. */
  readonly children?: ReactNode;
}

const AXES: readonly { readonly value: MetricAxis; readonly label: string }[] = [
  { value: 'step', label: 'Step' },
  { value: 'time', label: 'Time' },
  { value: 'relative', label: 'Time since start' },
];

/** How all charts of the page are drawn. */
export function MetricToolbar({ view, onChange, children }: MetricToolbarProps) {
  const sliderId = useId();
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      {children}
      <ChoiceMenu
        label="Horizontal axis"
        choices={AXES}
        value={view.axis}
        onChange={(axis) => {
          onChange({ ...view, axis });
        }}
      />
      <label htmlFor={sliderId} className="flex items-center gap-2 text-ink-soft">
        Smoothing
        <input
          id={sliderId}
          type="range"
          min={0}
          max={99}
          value={Math.round(view.smoothing * 100)}
          onChange={(event) => {
            onChange({ ...view, smoothing: Number(event.target.value) / 100 });
          }}
          className="w-24 accent-accent"
        />
        <span className="tabular w-7 text-ink">{view.smoothing.toFixed(2)}</span>
      </label>
      <label className="flex items-center gap-1.5 text-ink-soft">
        <input
          type="checkbox"
          checked={view.isLogarithmic}
          onChange={(event) => {
            onChange({ ...view, isLogarithmic: event.target.checked });
          }}
          className="size-3.5 accent-accent"
        />
        Log scale
      </label>
      <label className="flex items-center gap-1.5 text-ink-soft" title="The axis ends where 95 % of the values end">
        <input
          type="checkbox"
          checked={view.isWithoutOutliers}
          onChange={(event) => {
            onChange({ ...view, isWithoutOutliers: event.target.checked });
          }}
          className="size-3.5 accent-accent"
        />
        Ignore outliers
      </label>
    </div>
  );
}
