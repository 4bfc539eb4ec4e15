import { useRef, useState } from 'react';

import { formatNumber } from '../../../format/number.ts';
import { useWidth } from '../../../ui/use-width.ts';
import type { RunRow } from '../model/run-row.ts';
import { toColorVariable } from './to-color-variable.ts';
import type { RunDimension } from './run-dimensions.ts';

export interface ParallelCoordinatesProps {
  readonly runs: readonly RunRow[];
  readonly dimensions: readonly RunDimension[];
}

const HEIGHT = 420;
const TOP = 44;
const BOTTOM = 20;
const SIDE = 90;
const MIN_AXIS_GAP = 120;

/** Each run a line across its parameters and metrics. The one under the pointer, or with the focus, stands out. */
export function ParallelCoordinates({ runs, dimensions }: ParallelCoordinatesProps) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const [activeId, setActiveId] = useState<string>();
  const drawnWidth = Math.max(width, SIDE * 2 + (dimensions.length - 1) * MIN_AXIS_GAP);
  const toX = (index: number) =>
    dimensions.length === 1 ? drawnWidth / 2 : SIDE + (index * (drawnWidth - SIDE * 2)) / (dimensions.length - 1);
  const toY = (place: number) => TOP + (1 - place) * (HEIGHT - TOP - BOTTOM);
  return (
    <div ref={frame} className="min-w-0 overflow-x-auto" tabIndex={0} role="region" aria-label="Parallel coordinates">
      {width > 0 && (
        <svg
          width={drawnWidth}
          height={HEIGHT}
          role="img"
          aria-label={`${runs.length} runs over ${dimensions.length} axes`}
        >
          {runs.map((run, runIndex) => {
            const points = dimensions.flatMap(({ places }, index) => {
              const place = places[runIndex];
              return place === undefined ? [] : [`${toX(index)},${toY(place)}`];
            });
            const isActive = run.runId === activeId;
            const shared = { points: points.join(' '), fill: 'none' };
            return (
              <g
                key={run.runId}
                onPointerEnter={() => {
                  setActiveId(run.runId);
                }}
                onPointerLeave={() => {
                  setActiveId(undefined);
                }}
              >
                <polyline
                  {...shared}
                  stroke={toColorVariable(runIndex)}
                  strokeWidth={isActive ? 3 : 1.5}
                  opacity={activeId === undefined || isActive ? 0.9 : 0.15}
                />
                {/* Easier to hit. */}
                <polyline {...shared} stroke="transparent" strokeWidth={12}>
                  <title>{run.name}</title>
                </polyline>
              </g>
            );
          })}
          {/* Above the lines, so that the numbers can be read. */}
          {dimensions.map((dimension, index) => (
            <Axis key={dimension.id} dimension={dimension} x={toX(index)} toY={toY} />
          ))}
        </svg>
      )}
    </div>
  );
}

interface AxisProps {
  readonly dimension: RunDimension;
  readonly x: number;
  readonly toY: (place: number) => number;
}

const MAX_TITLE_CHARS = 18;
const MAX_TICKS = 12;

function Axis({ dimension, x, toY }: AxisProps) {
  const { key, kind, ticks } = dimension;
  return (
    <g pointerEvents="none">
      <line x1={x} x2={x} y1={toY(1)} y2={toY(0)} stroke="var(--line-strong)" />
      <text x={x} y={16} textAnchor="middle" fontSize={11} fontWeight={600} fill="var(--ink)">
        <title>{key}</title>
        {key.length > MAX_TITLE_CHARS ? `${key.slice(0, MAX_TITLE_CHARS - 1)}…` : key}
      </text>
      <text x={x} y={30} textAnchor="middle" fontSize={10} fill="var(--ink-faint)">
        {kind === 'param' ? 'parameter' : 'metric'}
        {dimension.isLogarithmic && ', log'}
      </text>
      {ticks.slice(0, MAX_TICKS).map(({ place, value }) => (
        <text
          key={String(value)}
          x={x + 6}
          y={toY(place) + 3.5}
          fontSize={10.5}
          fill="var(--ink-soft)"
          stroke="var(--surface)"
          strokeWidth={4}
          strokeLinejoin="round"
          paintOrder="stroke"
        >
          {typeof value === 'number' ? formatNumber(value) : value.slice(0, MAX_TITLE_CHARS)}
        </text>
      ))}
    </g>
  );
}
