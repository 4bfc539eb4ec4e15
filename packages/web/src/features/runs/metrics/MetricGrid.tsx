import { Maximize2 } from 'lucide-react';

import { IconButton } from '../../../ui/IconButton.tsx';
import type { RunRow } from '../model/run-row.ts';
import { groupMetricKeys } from './group-metric-keys.ts';
import { MetricChart, type MetricView } from './MetricChart.tsx';

export interface MetricGridProps {
  readonly runs: readonly RunRow[];
  readonly metricKeys: readonly string[];
  readonly view: MetricView;
  readonly onEnlarge?: (metricKey: string) => void;
}

const CHART_HEIGHT = 200;

/** A chart for each metric, grouped by the part before the slash. */
export function MetricGrid({ runs, metricKeys, view, onEnlarge }: MetricGridProps) {
  const groups = groupMetricKeys(metricKeys);
  return (
    <div className="flex flex-col gap-4">
      {groups.map((group) => (
        <div key={group.name} className="flex flex-col gap-2">
          {groups.length > 1 && <h2 className="text-xs font-medium text-ink-faint">{group.name || 'Metrics'}</h2>}
          <div className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,22rem),1fr))] gap-3">
            {group.keys.map((key) => (
              <MetricChart
                key={key}
                title={key}
                runs={runs}
                metricKeys={[key]}
                view={view}
                height={CHART_HEIGHT}
                actions={
                  onEnlarge !== undefined && (
                    <IconButton
                      label={`Enlarge ${key}`}
                      className="size-6"
                      onClick={() => {
                        onEnlarge(key);
                      }}
                    >
                      <Maximize2 size={13} />
                    </IconButton>
                  )
                }
              />
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}
