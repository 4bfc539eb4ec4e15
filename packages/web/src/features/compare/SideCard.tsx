import { Link } from '@tanstack/react-router';
import { ExternalLink, Replace } from 'lucide-react';

import { formatExactTime, formatRelativeTime, toUnixMs } from '../../format/time.ts';
import { formatCount } from '../../format/tokens.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { useNow } from '../../ui/use-now.ts';
import { StateBadge } from '../trace-list/StateBadge.tsx';
import type { ComparedTrace } from './use-compared-trace.ts';
import { NameText } from '../../ui/NameText.tsx';

export interface SideCardProps {
  readonly side: 'A' | 'B';
  readonly compared: ComparedTrace;
  readonly onReplace: () => void;
}

/** One of the two traces: what it is, the way to it, and to another one in its place. */
export function SideCard({ side, compared: { trace, traceId }, onReplace }: SideCardProps) {
  const nowMs = useNow(10_000);
  return (
    <section
      aria-label={`Trace ${side}`}
      className="flex min-w-0 flex-1 items-center gap-2 rounded-md border border-line px-2 py-1"
    >
      <span
        aria-hidden
        className="grid size-5 shrink-0 place-items-center rounded bg-sunken text-xs font-semibold text-ink-soft"
      >
        {side}
      </span>
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2">
        <span className="max-w-full truncate font-medium" title={traceId}>
          {trace === undefined ? traceId : trace.name === '' ? 'Trace without a name' : <NameText text={trace.name} />}
        </span>
        {trace !== undefined && (
          <span className="flex items-center gap-2 text-xs whitespace-nowrap text-ink-faint">
            <StateBadge trace={trace} />
            <span>
              {formatCount(trace.spanCount)} {trace.spanCount === 1 ? 'span' : 'spans'}
            </span>
            <time title={formatExactTime(trace.startUnixNano)} className="max-sm:hidden">
              {formatRelativeTime(toUnixMs(trace.startUnixNano), nowMs)}
            </time>
          </span>
        )}
      </div>
      {trace !== undefined && (
        <Link
          to="/experiments/$experimentId/traces/$traceId"
          params={{ experimentId: trace.experimentId, traceId }}
          aria-label={`Open trace ${side}`}
          title={`Open trace ${side}`}
          className="grid size-7 shrink-0 place-items-center rounded-md text-ink-soft hover:bg-hover hover:text-ink"
        >
          <ExternalLink size={14} />
        </Link>
      )}
      <IconButton label={`Choose another trace ${side}`} onClick={onReplace}>
        <Replace size={14} />
      </IconButton>
    </section>
  );
}
