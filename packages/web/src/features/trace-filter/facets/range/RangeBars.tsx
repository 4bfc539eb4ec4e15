import type { TraceDistributionBody } from '@gander/api/gander/facet-schemas';
import type { NumberRange } from '@gander/core/query/traces/edit/number-range';
import clsx from 'clsx';
import { type PointerEvent, useRef, useState } from 'react';

import { formatCount } from '../../../../format/tokens.ts';
import { isBarInRange, toBarRange } from './bar-range.ts';
import type { RangeDefinition } from './range-definition.ts';

export interface RangeBarsProps {
  readonly title: string;
  readonly definition: RangeDefinition;
  readonly distribution: TraceDistributionBody;
  readonly range: NumberRange;
  readonly onRange: (range: NumberRange) => void;
}

interface Drag {
  readonly first: number;
  readonly last: number;
}

/** How a number is spread, on a logarithmic scale. A bar is clicked, or some are dragged over; keyboards have the fields below. */
export function RangeBars({ title, definition: { format }, distribution, range, onRange }: RangeBarsProps) {
  const { bars, p50 } = distribution;
  const frame = useRef<HTMLDivElement>(null);
  const [drag, setDrag] = useState<Drag>();
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const shown = drag === undefined ? range : toBarRange(bars, drag.first, drag.last);
  const isAll = shown.min === undefined && shown.max === undefined;
  const first = bars[0];
  const last = bars.at(-1);

  function toIndex(event: PointerEvent): number {
    const box = frame.current?.getBoundingClientRect();
    if (box === undefined || box.width === 0) return 0;
    return Math.max(0, Math.min(bars.length - 1, Math.floor(((event.clientX - box.left) / box.width) * bars.length)));
  }

  return (
    <div className="px-3 pt-1">
      <div
        ref={frame}
        role="img"
        aria-label={`${title} of ${formatCount(distribution.count)} traces, from ${format(first?.from ?? 0)} to ${format(last?.to ?? 0)}; half of them at ${format(p50?.value ?? 0)} or more`}
        className="flex h-10 touch-none cursor-crosshair items-end gap-px select-none"
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          const index = toIndex(event);
          setDrag({ first: index, last: index });
        }}
        onPointerMove={(event) => {
          if (drag !== undefined) setDrag({ ...drag, last: toIndex(event) });
        }}
        onPointerUp={() => {
          if (drag !== undefined) onRange(toBarRange(bars, drag.first, drag.last));
          setDrag(undefined);
        }}
        onPointerCancel={() => {
          setDrag(undefined);
        }}
      >
        {bars.map((bar) => (
          <div
            key={bar.from}
            title={`${format(bar.from)} – ${format(bar.to)}: ${formatCount(bar.count)} ${bar.count === 1 ? 'trace' : 'traces'}`}
            className="flex h-full min-w-0 flex-1 items-end"
          >
            <div
              className={clsx(
                'w-full rounded-t-xs',
                isAll ? 'bg-accent opacity-55' : isBarInRange(bar, shown) ? 'bg-accent' : 'bg-line-strong',
              )}
              style={{ height: bar.count === 0 ? 1 : `${Math.max(6, (bar.count / most) * 100)}%` }}
            />
          </div>
        ))}
      </div>
      <div aria-hidden className="tabular flex justify-between text-2xs text-ink-faint">
        <span>{format(first?.from ?? 0)}</span>
        <span>{format(last?.to ?? 0)}</span>
      </div>
    </div>
  );
}
