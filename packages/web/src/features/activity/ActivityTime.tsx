import { formatExactTime, formatRelativeTime, toUnixMs } from '../../format/time.ts';

export interface ActivityTimeProps {
  readonly unixNano: bigint;
  readonly nowMs: number;
}

/** How long ago; the exact time on hover. */
export function ActivityTime({ unixNano, nowMs }: ActivityTimeProps) {
  return (
    <time title={formatExactTime(unixNano)} className="relative z-10 text-ink-soft">
      {formatRelativeTime(toUnixMs(unixNano), nowMs)}
    </time>
  );
}
