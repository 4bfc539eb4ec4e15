import { formatDuration } from '../../../format/duration.ts';
import { toSpanTypeLook } from '../span-type-look.ts';
import { toBar } from '../timeline.ts';
import { BAR_CELL_CLASS, BarBox } from './SpanBar.tsx';
import type { FoldLine } from './tree-line.ts';
import type { WaterfallLook } from './waterfall-look.ts';

/** From the first start to the last end of a run, hatched: in between not all of the time was spent. */
export function FoldBar({ line, look }: { readonly line: FoldLine; readonly look: WaterfallLook }) {
  const bar = toBar(line, look.timeline, look.window);
  const { textClass } = toSpanTypeLook(line.first.type);
  return (
    <div role="gridcell" aria-label={toFoldText(line)} title={toFoldText(line)} className={BAR_CELL_CLASS}>
      <BarBox
        bar={bar}
        className={`bar-hatched h-2.5 ${line.errorCount > 0 ? 'text-error' : textClass}`}
        {...(line.durations !== undefined && { text: formatDuration(line.durations.totalMs) })}
      />
    </div>
  );
}

/** Everything about a run, in a line. */
export function toFoldText({ count, durations, openCount, errorCount, matchCount }: FoldLine): string {
  const parts = [`${count} spans`];
  if (durations !== undefined) {
    const { totalMs, minMs, maxMs } = durations;
    parts.push(`${formatDuration(totalMs)} in total, ${formatDuration(minMs)} to ${formatDuration(maxMs)} each`);
  }
  if (openCount > 0) parts.push(`${openCount} running`);
  if (errorCount > 0) parts.push(`${errorCount} failed`);
  if (matchCount > 0) parts.push(`${matchCount} ${matchCount === 1 ? 'match' : 'matches'}`);
  return parts.join('; ');
}
