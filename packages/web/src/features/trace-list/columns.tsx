import type { TraceSummaryBody } from '@gander/api/gander/schemas';
import type { ReactNode } from 'react';

import { formatCost } from '../../format/cost.ts';
import { formatDuration, toDurationMs } from '../../format/duration.ts';
import { formatExactTime, formatRelativeTime, toUnixMs } from '../../format/time.ts';
import { TokenCount } from '../../ui/TokenCount.tsx';
import { SessionLink } from '../sessions/SessionLink.tsx';
import { UserLink } from '../users/UserLink.tsx';
import { StateBadge } from './StateBadge.tsx';

/** A column of the trace list. */
export interface TraceColumn {
  readonly id: string;
  readonly title: string;
  /** CSS grid track. */
  readonly width: string;
  readonly isNumeric?: boolean;
  /** Shown only where a loaded trace has something to say in it. */
  readonly isNeeded?: (trace: TraceSummaryBody) => boolean;
  readonly render: (trace: TraceSummaryBody, nowMs: number) => ReactNode;
}

const TRACE_COLUMNS: readonly TraceColumn[] = [
  {
    id: 'time',
    title: 'Time',
    width: '5.5rem',
    render: (trace, nowMs) => (
      <time title={formatExactTime(trace.startUnixNano)} className="relative z-10 text-ink-soft">
        {formatRelativeTime(toUnixMs(trace.startUnixNano), nowMs)}
      </time>
    ),
  },
  // The name is drawn by the row itself: it is the link.
  { id: 'name', title: 'Name', width: 'minmax(9rem, 1.3fr)', render: () => null },
  { id: 'state', title: 'State', width: '5.25rem', render: (trace) => <StateBadge trace={trace} /> },
  {
    id: 'latency',
    title: 'Latency',
    width: '4.5rem',
    isNumeric: true,
    render: (trace) =>
      trace.endUnixNano === null ? (
        <span className="text-ink-faint">–</span>
      ) : (
        formatDuration(toDurationMs(trace.startUnixNano, trace.endUnixNano))
      ),
  },
  {
    id: 'tokens',
    title: 'Tokens',
    width: '7rem',
    isNumeric: true,
    isNeeded: ({ usage }) => usage.inputTokens !== undefined || usage.outputTokens !== undefined,
    render: (trace) => <TokenCount usage={trace.usage} />,
  },
  {
    id: 'cost',
    title: 'Cost',
    width: '4.5rem',
    isNumeric: true,
    isNeeded: ({ costUsd }) => costUsd !== null,
    render: ({ costUsd }) => costUsd !== null && formatCost(costUsd),
  },
  {
    id: 'input',
    title: 'Input',
    width: 'minmax(8rem, 2fr)',
    isNeeded: ({ inputPreview }) => inputPreview !== null,
    render: (trace) => <Preview text={trace.inputPreview} />,
  },
  {
    id: 'output',
    title: 'Output',
    width: 'minmax(8rem, 2fr)',
    isNeeded: ({ outputPreview }) => outputPreview !== null,
    render: (trace) => <Preview text={trace.outputPreview} />,
  },
  {
    id: 'session',
    title: 'Session',
    width: '7rem',
    isNeeded: ({ sessionId }) => sessionId !== null,
    render: ({ experimentId, sessionId }) =>
      sessionId !== null && (
        <SessionLink experimentId={experimentId} sessionId={sessionId} className="relative z-10 font-mono text-xs" />
      ),
  },
  {
    id: 'user',
    title: 'User',
    width: '6.5rem',
    isNeeded: ({ userId }) => userId !== null,
    render: ({ experimentId, userId }) =>
      userId !== null && <UserLink experimentId={experimentId} userId={userId} className="relative z-10" />,
  },
  {
    id: 'environment',
    title: 'Environment',
    width: '6.5rem',
    isNeeded: ({ environment }) => environment !== null,
    render: ({ environment }) => environment !== null && <span className="text-ink-soft">{environment}</span>,
  },
  {
    id: 'release',
    title: 'Release',
    width: '6rem',
    isNeeded: ({ release }) => release !== null,
    render: ({ release }) => release !== null && <span className="font-mono text-xs text-ink-soft">{release}</span>,
  },
];

/** The columns that have something to show. */
export function chooseColumns(traces: readonly TraceSummaryBody[]): readonly TraceColumn[] {
  return TRACE_COLUMNS.filter(({ isNeeded }) => isNeeded === undefined || traces.some(isNeeded));
}

/** One line: line ends and the like become spaces, so that a preview shows as much as fits. */
function Preview({ text }: { readonly text: string | null }) {
  return <span className="text-ink-soft">{text?.replace(/\s+/g, ' ')}</span>;
}
