import { useRef } from 'react';

import { formatNumber } from '../../../format/number.ts';
import { useWidth } from '../../../ui/use-width.ts';
import type { RunRow } from '../model/run-row.ts';
import type { RunDimension } from './run-dimensions.ts';
import { toColorVariable } from './to-color-variable.ts';

export interface RunScatterProps {
  readonly runs: readonly RunRow[];
  readonly dimensions: readonly RunDimension[];
  /** Ids of what is along the axes; something telling where they name nothing. */
  readonly across: string | undefined;
  readonly up: string | undefined;
  readonly onChange: (axes: { readonly across: string } | { readonly up: string }) => void;
}

const HEIGHT = 420;
const LEFT = 76;
const RIGHT = 24;
const TOP = 16;
const BOTTOM = 40;

/** Runs as dots by any two of their parameters and metrics. */
export function RunScatter({ runs, dimensions, across, up, onChange }: RunScatterProps) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const metrics = dimensions.filter(({ kind }) => kind === 'metric');
  const x = dimensions.find(({ id }) => id === across) ?? dimensions[0];
  const y = dimensions.find(({ id }) => id === up) ?? metrics.find(({ id }) => id !== x?.id) ?? dimensions.at(-1);
  const toX = (place: number) => LEFT + place * (width - LEFT - RIGHT);
  const toY = (place: number) => TOP + (1 - place) * (HEIGHT - TOP - BOTTOM);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap gap-3">
        <DimensionChoice
          label="Horizontal"
          dimensions={dimensions}
          value={x?.id ?? ''}
          onChange={(id) => {
            onChange({ across: id });
          }}
        />
        <DimensionChoice
          label="Vertical"
          dimensions={dimensions}
          value={y?.id ?? ''}
          onChange={(id) => {
            onChange({ up: id });
          }}
        />
      </div>
      <div ref={frame} className="min-w-0 rounded-lg border border-line bg-surface">
        {width > 0 && x !== undefined && y !== undefined && (
          <svg width={width} height={HEIGHT} role="img" aria-label={`${y.key} by ${x.key}`}>
            {x.ticks.map(({ place, value }) => (
              <g key={`x ${value}`}>
                <line x1={toX(place)} x2={toX(place)} y1={toY(1)} y2={toY(0)} stroke="var(--line)" />
                <text x={toX(place)} y={HEIGHT - 18} textAnchor="middle" fontSize={10.5} fill="var(--ink-soft)">
                  {format(value)}
                </text>
              </g>
            ))}
            {y.ticks.map(({ place, value }) => (
              <g key={`y ${value}`}>
                <line x1={toX(0)} x2={toX(1)} y1={toY(place)} y2={toY(place)} stroke="var(--line)" />
                <text x={LEFT - 8} y={toY(place) + 3.5} textAnchor="end" fontSize={10.5} fill="var(--ink-soft)">
                  {format(value)}
                </text>
              </g>
            ))}
            {runs.map((run, index) => {
              const [atX, atY] = [x.places[index], y.places[index]];
              if (atX === undefined || atY === undefined) return null;
              return (
                <g key={run.runId}>
                  <circle cx={toX(atX)} cy={toY(atY)} r={6} fill={toColorVariable(index)} opacity={0.85}>
                    <title>{run.name}</title>
                  </circle>
                  <text
                    x={toX(atX) + (atX > 0.8 ? -10 : 10)}
                    y={toY(atY) + 3.5}
                    textAnchor={atX > 0.8 ? 'end' : 'start'}
                    fontSize={10.5}
                    fill="var(--ink-soft)"
                  >
                    {run.name.slice(0, 24)}
                  </text>
                </g>
              );
            })}
          </svg>
        )}
      </div>
    </div>
  );
}

interface DimensionChoiceProps {
  readonly label: string;
  readonly dimensions: readonly RunDimension[];
  readonly value: string;
  readonly onChange: (id: string) => void;
}

function DimensionChoice({ label, dimensions, value, onChange }: DimensionChoiceProps) {
  return (
    <label className="flex items-center gap-2 text-ink-soft">
      {label}
      <select
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
        }}
        className="h-7 max-w-56 rounded-md border border-line-strong bg-surface px-1.5 text-ink"
      >
        {dimensions.map(({ id, key }) => (
          <option key={id} value={id}>
            {key}
          </option>
        ))}
      </select>
    </label>
  );
}

function format(value: number | string): string {
  return typeof value === 'number' ? formatNumber(value) : value.slice(0, 16);
}
