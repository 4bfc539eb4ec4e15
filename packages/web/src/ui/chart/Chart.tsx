import { RotateCcw } from 'lucide-react';
import { type KeyboardEvent, lazy, type ReactNode, Suspense, useCallback, useMemo, useRef, useState } from 'react';

import { formatDuration } from '../../format/duration.ts';
import { formatNumber } from '../../format/number.ts';
import { formatExactTime } from '../../format/time.ts';
import { Button } from '../Button.tsx';
import type { ChartRange, ChartSeries, ChartXKind } from './chart-series.ts';
import { ChartLegend } from './ChartLegend.tsx';
import { ChartTable } from './ChartTable.tsx';
import { ChartTooltip } from './ChartTooltip.tsx';
import { stackSeries } from './stack-series.ts';

const ChartCanvas = lazy(async () => ({ default: (await import('./ChartCanvas.tsx')).ChartCanvas }));

export interface ChartProps {
  /** Says what is shown: read out, and the caption of the table. */
  readonly label: string;
  /** Ascending. */
  readonly x: readonly number[];
  readonly series: readonly ChartSeries[];
  readonly xKind?: ChartXKind;
  readonly height?: number;
  readonly isLogarithmic?: boolean;
  /** The vertical axis ends where all but the outermost values end. */
  readonly isWithoutOutliers?: boolean;
  readonly isStacked?: boolean;
  readonly isFromZero?: boolean;
  /** Without axes and legend. */
  readonly isBare?: boolean;
  readonly hasLegend?: boolean;
  /** Along the axis, where there is little room. */
  readonly formatValue?: (value: number) => string;
  /** In the tooltip and the table; as along the axis unless told. */
  readonly formatExact?: (value: number) => string;
  readonly formatX?: (x: number) => string;
  /** The part of the x axis that is shown. Without `onRange`, the chart keeps what was dragged to itself. */
  readonly range?: ChartRange | undefined;
  /** A part was dragged over (zoom or brush, as the owner likes), or all is wanted again. */
  readonly onRange?: (range: ChartRange | undefined) => void;
}

const NOTHING_HIDDEN: ReadonlySet<string> = new Set();
const DEFAULT_HEIGHT = 220;

/**
 * Lines, areas or bars over time, steps or any number. Drag to choose a range, double click for all of it; with the
 * keyboard, arrows move the crosshair. The data is there as a table for those who do not see the drawing.
 */
export function Chart(props: ChartProps) {
  const { label, x, series, xKind = 'number', height = DEFAULT_HEIGHT, isStacked = false, isBare = false } = props;
  const { formatValue = formatNumber, formatExact = formatValue, onRange } = props;
  const formatX = props.formatX ?? X_FORMATS[xKind];
  const [hiddenIds, setHiddenIds] = useState(NOTHING_HIDDEN);
  const [hovered, setHovered] = useState<number>();
  const [steered, setSteered] = useState<number>();
  const [ownRange, setOwnRange] = useState<ChartRange>();
  const isControlled = onRange !== undefined;
  const range = isControlled ? props.range : ownRange;

  const named = useMemo(() => series.filter(({ isBackdrop }) => isBackdrop !== true), [series]);
  const drawn = useMemo(
    () => (isStacked ? stackSeries(series.filter(({ id }) => !hiddenIds.has(id))) : series),
    [isStacked, series, hiddenIds],
  );
  const choose = (next: ChartRange | undefined) => {
    if (isControlled) onRange(next);
    else setOwnRange(next);
  };
  const onHover = useCallback((index: number | undefined) => {
    setHovered(index);
    setSteered(undefined);
  }, []);

  const index = steered ?? hovered;
  const shown = named.filter(({ id }) => !hiddenIds.has(id));
  const at = index === undefined ? undefined : x[index];
  return (
    <figure className="flex min-w-0 flex-col">
      <Plane
        label={label}
        count={x.length}
        index={index}
        onSteer={setSteered}
        onReset={() => {
          choose(undefined);
        }}
      >
        <Suspense fallback={<div style={{ height }} />}>
          <ChartCanvas
            {...{ x, xKind, height, isStacked, isBare, hiddenIds, range, formatValue, onHover }}
            series={drawn}
            isLogarithmic={props.isLogarithmic ?? false}
            isWithoutOutliers={props.isWithoutOutliers ?? false}
            isFromZero={props.isFromZero ?? false}
            cursorIndex={steered}
            onSelect={(min, max) => {
              choose({ min, max });
            }}
          />
        </Suspense>
        {index !== undefined && at !== undefined && (
          <ChartTooltip
            title={formatX(at)}
            index={index}
            series={shown}
            formatValue={formatExact}
            isLeft={isInRightHalf(at, x, range)}
          />
        )}
        {range !== undefined && !isControlled && (
          <Button
            className="absolute right-1 bottom-8 h-6 text-xs"
            onClick={() => {
              choose(undefined);
            }}
          >
            <RotateCcw size={12} />
            Reset zoom
          </Button>
        )}
      </Plane>
      {(props.hasLegend ?? named.length > 1) && (
        <ChartLegend series={named} hiddenIds={hiddenIds} onHiddenIds={setHiddenIds} />
      )}
      <ChartTable caption={label} x={x} series={named} formatX={formatX} formatValue={formatExact} />
    </figure>
  );
}

interface PlaneProps {
  readonly label: string;
  readonly count: number;
  readonly index: number | undefined;
  readonly onSteer: (index: number | undefined) => void;
  readonly onReset: () => void;
  readonly children: ReactNode;
}

/** What pointer and keyboard act on. */
function Plane({ label, count, index, onSteer, onReset, children }: PlaneProps) {
  const frame = useRef<HTMLDivElement>(null);
  function onKeyDown(event: KeyboardEvent) {
    if (event.target !== frame.current) return;
    const pace = event.shiftKey ? Math.max(1, Math.round(count / 20)) : 1;
    const moves: Readonly<Record<string, number | undefined>> = {
      ArrowLeft: (index ?? count) - pace,
      ArrowRight: (index ?? -1) + pace,
      Home: 0,
      End: count - 1,
    };
    const next = moves[event.key];
    if (next !== undefined) onSteer(Math.min(count - 1, Math.max(0, next)));
    else if (event.key === 'Escape' && index !== undefined) onSteer(undefined);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    <div
      ref={frame}
      role="group"
      aria-roledescription="chart"
      aria-label={label}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onBlur={() => {
        onSteer(undefined);
      }}
      onDoubleClick={onReset}
      className="relative min-w-0 rounded"
    >
      {children}
    </div>
  );
}

function isInRightHalf(at: number, x: readonly number[], range: ChartRange | undefined): boolean {
  return at > ((range?.min ?? x[0] ?? 0) + (range?.max ?? x.at(-1) ?? 0)) / 2;
}

const X_FORMATS = {
  time: (unixMs) => formatExactTime(BigInt(Math.round(unixMs)) * 1_000_000n).replace(/\d{6}$/, ''),
  duration: (durationMs) => formatDuration(durationMs),
  number: (value) => formatNumber(value),
} as const satisfies Record<ChartXKind, (x: number) => string>;
