import { useQueries } from '@tanstack/react-query';
import { RotateCcw } from 'lucide-react';
import { type ReactNode, useMemo, useRef, useState } from 'react';

import { useGander } from '../../../app/gander-context.ts';
import { toFailure } from '../../../app/to-failure.ts';
import { Button } from '../../../ui/Button.tsx';
import { type ChartRange, toChartColor } from '../../../ui/chart/chart-series.ts';
import { Chart } from '../../../ui/chart/Chart.tsx';
import { isRunActive, type RunRow } from '../model/run-row.ts';
import type { MetricAxis } from './metric-view-url.ts';
import { MetricDownload } from './MetricDownload.tsx';
import { type MetricHistory, metricHistoryQuery, type StepRange } from './metric-history.ts';
import { ScalarBars } from './ScalarBars.tsx';
import { AXIS_KINDS, type MetricLine, toMetricLines, toStepRange } from './to-metric-lines.ts';
import { useIsSeen } from './use-is-seen.ts';

export interface MetricView {
  readonly axis: MetricAxis;
  /** 0 to 0.99. */
  readonly smoothing: number;
  readonly isLogarithmic: boolean;
  /** The vertical axis ends where all but the outermost values end. */
  readonly isWithoutOutliers: boolean;
}

export interface MetricChartProps {
  readonly title: string;
  readonly runs: readonly RunRow[];
  readonly metricKeys: readonly string[];
  readonly view: MetricView;
  readonly height: number;
  /** Beside the title. */
  readonly actions?: ReactNode;
}

const SAMPLES_PER_CHART = 1500;

/** One or more metrics of one or more runs over steps or time. Zooming in fetches what lies between the samples. */
export function MetricChart({ title, runs, metricKeys, view, height, actions }: MetricChartProps) {
  const gander = useGander();
  const frame = useRef<HTMLElement>(null);
  const isSeen = useIsSeen(frame);
  const [zoom, setZoom] = useState<{ readonly range: ChartRange; readonly steps: StepRange | undefined }>();
  const runIds = runs.map(({ runId }) => runId);
  const isLive = runs.some(isRunActive);
  const histories = useQueries({
    queries: metricKeys.map((metricKey) => ({
      ...metricHistoryQuery(gander, {
        runIds,
        metricKey,
        steps: zoom?.steps,
        sampleCount: SAMPLES_PER_CHART,
        isLive,
      }),
      enabled: isSeen,
    })),
  });
  const data = histories.map((history) => history.data);
  const lines = useMemo(
    () => toLines(runs, metricKeys, data),
    // A new array each time, of the same answers.
    [runs, metricKeys, ...data], // oxlint-disable-line react/exhaustive-deps -- see above
  );
  const drawn = useMemo(() => toMetricLines(lines, view), [lines, view]);
  const failure = histories.find(({ error, data }) => error !== null && data === undefined)?.error;
  const isFetching = histories.some((history) => history.isFetching && history.isPlaceholderData);
  const isScalar = lines.length > 0 && lines.every(({ points }) => points.length === 1);
  const isSampled = data.some((history) => history?.isSampled === true);
  const choose = (range: ChartRange | undefined) => {
    // Without anything between the samples, a closer look at what is here is enough.
    const steps = isSampled || zoom?.steps !== undefined ? toStepRange(lines, range, view.axis) : undefined;
    setZoom(range === undefined ? undefined : { range, steps });
  };
  return (
    <section
      ref={frame}
      aria-label={title}
      className="flex min-w-0 flex-col rounded-lg border border-line bg-surface p-2"
    >
      <div className="flex h-7 min-w-0 items-center gap-1 pl-1">
        <h3 title={title} className="min-w-0 truncate text-xs font-medium">
          {title}
        </h3>
        {isFetching && <span className="shrink-0 text-2xs text-ink-faint">loading …</span>}
        <span className="ml-auto" />
        {zoom !== undefined && (
          <Button
            look="quiet"
            className="h-6 text-xs"
            onClick={() => {
              choose(undefined);
            }}
          >
            <RotateCcw size={12} />
            Reset zoom
          </Button>
        )}
        <MetricDownload title={title} runs={runs} metricKeys={metricKeys} />
        {actions}
      </div>
      {failure !== undefined && failure !== null ? (
        <p role="alert" className="p-4 text-error">
          {toFailure(failure).message}
        </p>
      ) : isScalar ? (
        <ScalarBars lines={lines} minHeight={height} />
      ) : (
        <div style={{ minHeight: height }}>
          {drawn.x.length === 0 ? (
            // Nothing can be zoomed into before it is known what there is.
            <p className="p-4 text-ink-faint">
              {histories.every(({ isPending }) => isPending) ? 'Loading …' : 'No points.'}
            </p>
          ) : (
            <Chart
              label={`${title} by ${view.axis}`}
              x={drawn.x}
              xKind={AXIS_KINDS[view.axis]}
              series={drawn.series}
              height={height}
              isLogarithmic={view.isLogarithmic}
              isWithoutOutliers={view.isWithoutOutliers}
              range={zoom?.range}
              onRange={choose}
            />
          )}
        </div>
      )}
    </section>
  );
}

/** By run and key, coloured by whichever there are several of. */
function toLines(
  runs: readonly RunRow[],
  metricKeys: readonly string[],
  histories: readonly (MetricHistory | undefined)[],
): readonly MetricLine[] {
  return metricKeys.flatMap((key, keyIndex) =>
    runs.flatMap((run, runIndex) => {
      const points = histories[keyIndex]?.pointsOf.get(run.runId);
      if (points === undefined) return [];
      const label = [metricKeys.length > 1 && key, runs.length > 1 && run.name].filter(Boolean).join(' · ') || key;
      const index = runs.length > 1 ? runIndex : keyIndex;
      return [{ id: `${run.runId} ${key}`, label, color: toChartColor(index), points, startMs: run.startMs }];
    }),
  );
}
