import type { HistogramBar } from './to-histogram-bars.ts';

export interface HistogramBarsProps {
  readonly bars: readonly HistogramBar[];
  readonly width: number;
  readonly height: number;
}

const PARTS = [
  { key: 'ok', look: 'fill-ok opacity-45' },
  { key: 'inProgress', look: 'fill-busy' },
  { key: 'error', look: 'fill-error' },
] as const;

/** The drawing alone: stacked bars on one base line. What is there at all can be seen, however few there are. */
export function HistogramBars({ bars, width, height }: HistogramBarsProps) {
  const largest = Math.max(1, ...bars.map(({ total }) => total));
  const step = width / Math.max(1, bars.length);
  const gap = step > 4 ? 1 : 0;
  return (
    <svg aria-hidden width={width} height={height} className="block">
      {bars[0]?.isOlder === true && (
        // What is older is on another scale: a broken line says so.
        <line x1={step} x2={step} y1={0} y2={height} strokeDasharray="2 2" className="stroke-ink-faint" />
      )}
      {bars.flatMap((bar, index) => {
        let top = height;
        return PARTS.flatMap(({ key, look }) => {
          if (bar[key] === 0) return [];
          const size = Math.max(2, (bar[key] / largest) * (height - 2));
          top -= size;
          return (
            <rect
              key={`${index}-${key}`}
              x={index * step}
              y={top}
              width={Math.max(1, step - gap)}
              height={size}
              className={look}
            />
          );
        });
      })}
    </svg>
  );
}
