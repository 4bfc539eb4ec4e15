import type { SpanRowBody } from '@gander/api/gander/span-schemas';
import type { TraceSummaryBody } from '@gander/api/gander/trace-schemas';

import { formatCost } from '../../format/cost.ts';
import { formatDuration, toDurationMs } from '../../format/duration.ts';
import { formatCount, formatTokens } from '../../format/tokens.ts';

export const FIGURES = ['latency', 'input', 'output', 'cost'] as const;
export type Figure = (typeof FIGURES)[number];

/** `undefined` where it is not known. */
export type Figures = Readonly<Record<Figure, number | undefined>>;

export const FIGURE_LOOKS = {
  latency: { label: 'Latency', format: formatDuration, less: 'faster', more: 'slower' },
  input: { label: 'Input tokens', format: formatTokens, less: 'fewer input tokens', more: 'more input tokens' },
  output: { label: 'Output tokens', format: formatTokens, less: 'fewer output tokens', more: 'more output tokens' },
  cost: { label: 'Cost', format: formatCost, less: 'cheaper', more: 'dearer' },
} as const satisfies Record<Figure, { label: string; format: (value: number) => string; less: string; more: string }>;

/** Of a span or of a whole trace. */
export function toFigures(item: SpanRowBody | TraceSummaryBody | undefined): Figures {
  return {
    latency:
      item === undefined || item.endUnixNano === null ? undefined : toDurationMs(item.startUnixNano, item.endUnixNano),
    input: item?.usage.inputTokens,
    output: item?.usage.outputTokens,
    cost: item?.costUsd ?? undefined,
  };
}

export interface Delta {
  /** What B has more than A. */
  readonly value: number;
  /** Of A; `undefined` where A has none. */
  readonly percent: number | undefined;
  /** Less is better, of all that is measured here. A change that is lost in the noise is neither. */
  readonly verdict: 'better' | 'worse' | 'same';
}

/** Two runs of one call never take equally long: less than this says nothing. */
const NOISE_SHARE = 0.1;
const NOISE_MS = 5;

export function toDelta(figure: Figure, before: number | undefined, after: number | undefined): Delta | undefined {
  if (before === undefined || after === undefined) return undefined;
  const value = after - before;
  const isNoise =
    figure === 'latency' ? Math.abs(value) < Math.max(NOISE_MS, before * NOISE_SHARE) : Math.abs(value) < 1e-12;
  return {
    value,
    percent: before === 0 ? undefined : (value / before) * 100,
    verdict: isNoise ? 'same' : value < 0 ? 'better' : 'worse',
  };
}

/** `+1.2 s`, `−340`. */
export function formatDelta(figure: Figure, value: number): string {
  const text = FIGURE_LOOKS[figure].format(Math.abs(value));
  return value === 0 ? text : `${value < 0 ? '−' : '+'}${text}`;
}

/** `+12 %`; more than tenfold in times. */
export function formatPercent(percent: number): string {
  const sign = percent < 0 ? '−' : '+';
  if (percent >= 900) return `×${formatCount(Math.round(percent / 100 + 1))}`;
  const size = Math.abs(percent);
  return `${sign}${size < 10 ? size.toFixed(1).replace(/\.0$/, '') : String(Math.round(size))} %`;
}
