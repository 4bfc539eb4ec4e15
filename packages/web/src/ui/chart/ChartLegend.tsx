import clsx from 'clsx';

import type { ChartColor, ChartSeries } from './chart-series.ts';

export interface ChartLegendProps {
  readonly series: readonly ChartSeries[];
  readonly hiddenIds: ReadonlySet<string>;
  readonly onHiddenIds: (ids: ReadonlySet<string>) => void;
}

export const COLOR_CLASSES = {
  model: 'bg-hue-model',
  retriever: 'bg-hue-retriever',
  tool: 'bg-hue-tool',
  agent: 'bg-hue-agent',
  guard: 'bg-hue-guard',
  memory: 'bg-hue-memory',
  chain: 'bg-hue-chain',
  other: 'bg-hue-other',
  accent: 'bg-accent',
  error: 'bg-error',
  ok: 'bg-ok',
  busy: 'bg-busy',
} as const satisfies Record<ChartColor, string>;

/** Names the colours. A click hides a series or shows it again; with Alt or a double click it is left alone. */
export function ChartLegend({ series, hiddenIds, onHiddenIds }: ChartLegendProps) {
  function toggle(id: string) {
    const next = new Set(hiddenIds);
    if (!next.delete(id)) next.add(id);
    onHiddenIds(next);
  }
  function isolate(id: string) {
    const others = series.filter((one) => one.id !== id).map((one) => one.id);
    const isAlone = !hiddenIds.has(id) && others.every((other) => hiddenIds.has(other));
    onHiddenIds(new Set(isAlone ? [] : others));
  }
  return (
    <ul className="flex max-h-16 min-w-0 flex-wrap gap-x-1 overflow-y-auto">
      {series.map((one) => (
        <li key={one.id} className="min-w-0">
          <button
            type="button"
            aria-pressed={!hiddenIds.has(one.id)}
            title={`${one.label} (Alt-click: only this)`}
            onClick={(event) => {
              if (event.altKey) isolate(one.id);
              else toggle(one.id);
            }}
            onDoubleClick={() => {
              isolate(one.id);
            }}
            className={clsx(
              'flex h-6 max-w-60 items-center gap-1.5 rounded px-1.5 text-xs hover:bg-hover',
              hiddenIds.has(one.id) ? 'text-ink-faint line-through' : 'text-ink-soft',
            )}
          >
            <span
              aria-hidden
              className={clsx(
                'size-2 shrink-0 rounded-full',
                hiddenIds.has(one.id) ? 'bg-line-strong' : COLOR_CLASSES[one.color],
              )}
            />
            <span className="truncate">{one.label}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
