import { ArrowLeft, Plus, X } from 'lucide-react';

import { Button } from '../../../ui/Button.tsx';
import { toChartColor } from '../../../ui/chart/chart-series.ts';
import { COLOR_CLASSES } from '../../../ui/chart/ChartLegend.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { SearchField } from '../../../ui/SearchField.tsx';
import type { RunRow } from '../model/run-row.ts';
import { useRunUrl } from '../page/use-run-url.ts';
import { formatMetricKeys, parseMetricKeys } from './metric-keys.ts';
import { toMetricView, toMetricViewUrl } from './metric-view-url.ts';
import { MetricChart } from './MetricChart.tsx';
import { MetricGrid } from './MetricGrid.tsx';
import { MetricToolbar } from './MetricToolbar.tsx';

const LARGE_HEIGHT = 420;
const MAX_OVERLAID = 8;

/** The metrics of a run: a chart of each, or some of them in one large chart. */
export function RunMetricsTab({ run }: { readonly run: RunRow }) {
  const [url, change] = useRunUrl();
  const all = [...run.metrics.keys()].toSorted((a, b) => a.localeCompare(b));
  const chosen = parseMetricKeys(url.keys).filter((key) => run.metrics.has(key));
  const view = toMetricView(url);
  const choose = (keys: readonly string[]) => {
    change({ keys: keys.length === 0 ? undefined : formatMetricKeys(keys) });
  };
  if (all.length === 0) return <Notice title="No metrics were logged" />;
  const matching = all.filter((key) => key.toLowerCase().includes((url.q ?? '').toLowerCase()));
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="flex flex-col gap-3 p-4">
        <MetricToolbar
          view={view}
          onChange={(next) => {
            change(toMetricViewUrl(next));
          }}
        >
          {chosen.length > 0 ? (
            <Button
              onClick={() => {
                choose([]);
              }}
            >
              <ArrowLeft size={14} />
              All metrics
            </Button>
          ) : (
            <SearchField
              label="Find a metric"
              placeholder="Find a metric"
              value={url.q ?? ''}
              delayMs={80}
              onChange={(q) => {
                change({ q: q === '' ? undefined : q });
              }}
              className="w-64 max-sm:w-full"
            />
          )}
        </MetricToolbar>
        {chosen.length > 0 ? (
          <>
            <ChosenKeys all={all} chosen={chosen} onChange={choose} />
            <MetricChart
              key={formatMetricKeys(chosen)}
              title={chosen.join(', ')}
              runs={[run]}
              metricKeys={chosen}
              view={view}
              height={LARGE_HEIGHT}
            />
          </>
        ) : matching.length === 0 ? (
          <Notice title="No metric matches" />
        ) : (
          <MetricGrid
            runs={[run]}
            metricKeys={matching}
            view={view}
            onEnlarge={(key) => {
              choose([key]);
            }}
          />
        )}
      </div>
    </div>
  );
}

interface ChosenKeysProps {
  readonly all: readonly string[];
  readonly chosen: readonly string[];
  readonly onChange: (keys: readonly string[]) => void;
}

/** The metrics in the large chart, to take away and to add to. */
function ChosenKeys({ all, chosen, onChange }: ChosenKeysProps) {
  const others = all.filter((key) => !chosen.includes(key));
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {chosen.map((key, index) => (
        <span
          key={key}
          className="flex h-6 items-center gap-1.5 rounded-full border border-line bg-surface pl-2 text-xs"
        >
          <span aria-hidden className={`size-2 rounded-full ${COLOR_CLASSES[toChartColor(index)]}`} />
          {key}
          <button
            type="button"
            aria-label={`Remove ${key}`}
            onClick={() => {
              onChange(chosen.filter((other) => other !== key));
            }}
            className="flex size-6 items-center justify-center rounded-r-full text-ink-faint hover:bg-hover hover:text-ink"
          >
            <X size={12} />
          </button>
        </span>
      ))}
      {others.length > 0 && chosen.length < MAX_OVERLAID && (
        <label className="flex h-6 items-center gap-1 rounded-full border border-dashed border-line-strong px-2 text-xs text-ink-soft">
          <Plus size={12} aria-hidden />
          <span className="sr-only">Add a metric</span>
          <select
            value=""
            onChange={(event) => {
              onChange([...chosen, event.target.value]);
            }}
            className="max-w-40 bg-transparent outline-none"
          >
            <option value="" disabled>
              Add a metric
            </option>
            {others.map((key) => (
              <option key={key} value={key}>
                {key}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}
