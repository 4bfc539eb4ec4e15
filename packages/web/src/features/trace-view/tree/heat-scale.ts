import type { SpanRowBody } from '@gander/api/gander/span-schemas';

import { toDurationMs } from '../../../format/duration.ts';
import type { Heat } from '../url.ts';

export const HEAT_LEVELS = 5;

/** How hot a span is, from 1 to {@link HEAT_LEVELS}; `undefined` where nothing is known. */
export type HeatScale = (span: SpanRowBody) => number | undefined;

/** Levels against the largest value of the trace; by the square root, since a few spans take nearly all. */
export function createHeatScale(spans: readonly SpanRowBody[], heat: Heat): HeatScale {
  let largest = 0;
  for (const span of spans) largest = Math.max(largest, toHeatValue(span, heat) ?? 0);
  return (span) => {
    const value = toHeatValue(span, heat);
    if (value === undefined || largest === 0) return undefined;
    return Math.max(1, Math.ceil(Math.sqrt(Math.max(0, value) / largest) * HEAT_LEVELS));
  };
}

function toHeatValue({ startUnixNano, endUnixNano, costUsd, usage }: SpanRowBody, heat: Heat): number | undefined {
  if (heat === 'cost') return costUsd ?? undefined;
  if (heat === 'duration') return endUnixNano === null ? undefined : toDurationMs(startUnixNano, endUnixNano);
  const { totalTokens, inputTokens, outputTokens } = usage;
  if (totalTokens !== undefined) return totalTokens;
  return inputTokens === undefined && outputTokens === undefined ? undefined : (inputTokens ?? 0) + (outputTokens ?? 0);
}
