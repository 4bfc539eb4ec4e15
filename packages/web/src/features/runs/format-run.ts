import { formatDuration } from '../../format/duration.ts';
import { formatExactTime } from '../../format/time.ts';
import type { RunRow } from './model/run-row.ts';

/** Local date and time to the second. */
export function formatMoment(unixMs: number): string {
  if (!Number.isFinite(unixMs)) return 'out of range';
  return formatExactTime(BigInt(Math.round(unixMs)) * 1_000_000n).replace(/\.\d+$/, '');
}

/** How long a run took or, while it goes on, has taken until now. */
export function formatRunDuration({ startMs, endMs, status }: RunRow, nowMs: number): string {
  if (endMs !== undefined) return formatDuration(Math.max(0, endMs - startMs));
  return status === 'RUNNING' ? formatDuration(Math.max(0, nowMs - startMs)) : '–';
}

/** The last part of a source such as `/home/ada/train.py` or `https://host/notebooks/1`. */
export function toSourceName(source: string): string {
  return (
    source
      .replace(/[/\\]+$/, '')
      .split(/[/\\]/)
      .at(-1) ?? source
  );
}
