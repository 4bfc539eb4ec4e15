import type { TraceSeriesBody } from '@gander/api/gander/figure-schemas';

import { formatCost } from '../../format/cost.ts';
import { formatDuration } from '../../format/duration.ts';
import { formatCount } from '../../format/tokens.ts';
import { TokenFigure } from '../../ui/TokenFigure.tsx';
import { StatTile } from './StatTile.tsx';

/** All of the chosen time in a few figures. */
export function TotalTiles({ total }: { readonly total: TraceSeriesBody['total'] }) {
  const { traceCount, errorCount, inProgressCount, totalTokens, costUsd, p50Ms, p95Ms, p99Ms } = total;
  const toLatency = (durationMs: number | null) => (durationMs === null ? '–' : formatDuration(durationMs));
  return (
    <dl className="flex flex-wrap gap-2">
      <StatTile
        name="Traces"
        value={formatCount(traceCount)}
        note={inProgressCount > 0 ? `${formatCount(inProgressCount)} running` : undefined}
      />
      <StatTile
        name="Failed"
        value={formatCount(errorCount)}
        note={traceCount > 0 ? `${toPercent(errorCount / traceCount)} of traces` : undefined}
        isBad={errorCount > 0}
      />
      <StatTile name="Latency p50" value={toLatency(p50Ms)} />
      <StatTile name="Latency p95" value={toLatency(p95Ms)} note={`p99 ${toLatency(p99Ms)}`} />
      <StatTile
        name="Tokens"
        value={<TokenFigure count={totalTokens} />}
        note={
          traceCount > 0 ? (
            <>
              <TokenFigure count={Math.round(totalTokens / traceCount)} /> a trace
            </>
          ) : undefined
        }
      />
      <StatTile
        name="Cost"
        value={costUsd === null ? '–' : formatCost(costUsd)}
        note={costUsd !== null && traceCount > 0 ? `${formatCost(costUsd / traceCount)} a trace` : undefined}
      />
    </dl>
  );
}

/** A share of small things keeps a digit. */
export function toPercent(share: number): string {
  const percent = share * 100;
  return `${percent.toFixed(percent > 0 && percent < 10 ? 1 : 0)} %`;
}
