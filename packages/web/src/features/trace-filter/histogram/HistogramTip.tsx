import { formatCount } from '../../../format/tokens.ts';
import { formatTimeRange } from '../time/format-time-range.ts';
import { type HistogramBar, toBarRange } from './to-histogram-bars.ts';

export interface HistogramTipProps {
  readonly bars: readonly HistogramBar[];
  readonly at: number;
  /** The other end of a stretch that is being chosen. */
  readonly from: number | undefined;
}

/** The figures of a bar, or of the bars that are being chosen. */
export function HistogramTip({ bars, at, from }: HistogramTipProps) {
  const range = toBarRange(bars, from ?? at, at);
  if (range === undefined) return null;
  const chosen = bars.slice(Math.min(from ?? at, at), Math.max(from ?? at, at) + 1);
  const sum = (key: 'ok' | 'error' | 'inProgress') => chosen.reduce((total, bar) => total + bar[key], 0);
  const place = ((at + 0.5) / bars.length) * 100;
  return (
    <div
      role="status"
      className="pointer-events-none absolute top-full z-30 mt-1 rounded-md border border-line bg-raised px-2 py-1 text-xs whitespace-nowrap shadow-float"
      style={place > 50 ? { right: `${100 - place}%` } : { left: `${place}%` }}
    >
      <div className="text-ink-soft">{formatTimeRange(range)}</div>
      <dl className="tabular mt-0.5 flex gap-3">
        <Figure look="bg-ok" label="OK" count={sum('ok')} />
        <Figure look="bg-error" label="Error" count={sum('error')} />
        {sum('inProgress') > 0 && <Figure look="bg-busy" label="Running" count={sum('inProgress')} />}
      </dl>
    </div>
  );
}

function Figure({ look, label, count }: { readonly look: string; readonly label: string; readonly count: number }) {
  return (
    <div className="flex items-center gap-1">
      <span aria-hidden className={`size-2 rounded-full ${look}`} />
      <dt className="text-ink-soft">{label}</dt>
      <dd className="font-medium">{formatCount(count)}</dd>
    </div>
  );
}
