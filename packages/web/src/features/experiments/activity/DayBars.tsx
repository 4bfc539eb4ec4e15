import type { DayCount } from './to-day-counts.ts';

export interface DayBarsProps {
  readonly days: readonly DayCount[];
}

const BAR_PX = 8;
const GAP_PX = 2;
const HEIGHT_PX = 20;

/** Traces of each day as a bar, those that failed in red at its foot. */
export function DayBars({ days }: DayBarsProps) {
  const most = Math.max(1, ...days.map(({ count }) => count));
  const label = toDaysLabel(days);
  return (
    <svg
      role="img"
      aria-label={label}
      width={days.length * (BAR_PX + GAP_PX) - GAP_PX}
      height={HEIGHT_PX}
      className="block"
    >
      <title>{label}</title>
      {days.map(({ startUnixNano, count, failed }, index) => {
        const height = count === 0 ? 1 : Math.max(2, Math.round((count / most) * HEIGHT_PX));
        // One failure among thousands is still to be seen.
        const failedHeight = failed === 0 ? 0 : Math.max(2, Math.round((failed / count) * height));
        const x = index * (BAR_PX + GAP_PX);
        return (
          <g key={String(startUnixNano)}>
            <rect
              x={x}
              y={HEIGHT_PX - height}
              width={BAR_PX}
              height={height}
              rx={1}
              className={count === 0 ? 'fill-line' : 'fill-ok opacity-45'}
            />
            {failed > 0 && (
              <rect
                x={x}
                y={HEIGHT_PX - failedHeight}
                width={BAR_PX}
                height={failedHeight}
                rx={1}
                className="fill-error"
              />
            )}
          </g>
        );
      })}
    </svg>
  );
}

function toDaysLabel(days: readonly DayCount[]): string {
  const count = days.reduce((sum, day) => sum + day.count, 0);
  const failed = days.reduce((sum, day) => sum + day.failed, 0);
  const traces = `${count.toLocaleString('en-US')} ${count === 1 ? 'trace' : 'traces'}`;
  return `Last ${days.length} days: ${traces}, ${failed.toLocaleString('en-US')} failed`;
}
