import { listTicks } from './list-ticks.ts';
import type { HistogramBar } from './to-histogram-bars.ts';

export interface HistogramAxisProps {
  readonly bars: readonly HistogramBar[];
  readonly width: number;
}

const LABEL_WIDTH_PX = 90;
/** Nearer to an end, a label would be cut off. */
const END_PX = 18;

/** Round moments below the bars, as many as there is room for. */
export function HistogramAxis({ bars, width }: HistogramAxisProps) {
  const [first] = bars;
  const last = bars.at(-1);
  const ticks =
    first === undefined || last === undefined
      ? []
      : listTicks(first.startMs, last.endMs, Math.floor(width / LABEL_WIDTH_PX));
  return (
    <div aria-hidden className="tabular relative h-4 text-2xs text-ink-faint">
      {ticks
        .filter(({ share }) => share * width >= END_PX && (1 - share) * width >= END_PX)
        .map(({ share, label }) => (
          <span
            key={share}
            className="absolute top-0 -translate-x-1/2 whitespace-nowrap"
            style={{ left: `${share * 100}%` }}
          >
            {label}
          </span>
        ))}
    </div>
  );
}
