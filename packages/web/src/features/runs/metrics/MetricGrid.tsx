import { Maximize2 } from 'lucide-react';
import type { ReactNode } from 'react';

import { IconButton } from '../../../ui/IconButton.tsx';
import type { RunRow } from '../model/run-row.ts';
import { groupMetricKeys, type MetricGroup, SYSTEM_GROUP } from './group-metric-keys.ts';
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
        <Group key={group.name} group={group} isAlone={groups.length === 1}>
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
        </Group>
      ))}
    </div>
  );
}

interface GroupProps {
  readonly group: MetricGroup;
  readonly isAlone: boolean;
  readonly children: ReactNode;
}

/** Metrics of one kind, to be folded. What the machine did is folded from the start: charts that nobody sees are not read. */
function Group({ group: { name, keys }, isAlone, children }: GroupProps) {
  if (isAlone) return children;
  return (
    <details open={name !== SYSTEM_GROUP} className="flex flex-col">
      <summary className="mb-2 w-fit cursor-pointer rounded text-xs font-medium text-ink-soft hover:text-ink">
        {name || 'Metrics'} <span className="tabular text-ink-faint">{keys.length}</span>
      </summary>
      {children}
    </details>
  );
}
