import type { ExperimentActivityBody, ExperimentOverviewBody } from '@gander/api/gander/experiment-schemas';
import { Link } from '@tanstack/react-router';
import clsx from 'clsx';
import { memo, useEffect, useRef } from 'react';

import { formatExactTime, formatRelativeTime } from '../../format/time.ts';
import { formatCount } from '../../format/tokens.ts';
import { useNow } from '../../ui/use-now.ts';
import { DayBars } from './activity/DayBars.tsx';
import { ErrorShare } from './activity/ErrorShare.tsx';
import { ACTIVITY_DAYS, toFirstDayMs } from './activity/queries.ts';
import { toDayCounts } from './activity/to-day-counts.ts';
import { type ExperimentAction, ExperimentMenu } from './ExperimentMenu.tsx';
import { NOTE_TAG, toLastActivityMs, toShownTags } from './sort-experiments.ts';

export interface ExperimentRowProps {
  readonly row: ExperimentOverviewBody;
  /** Absent until it is read, and where there is no trace. */
  readonly activity: ExperimentActivityBody | undefined;
  readonly isCursor: boolean;
  readonly onAction: (action: ExperimentAction) => void;
}

const MAX_TAGS = 4;
/** The one every server starts with: MLflow's clients count on it. */
const DEFAULT_ID = '0';

export const ExperimentRow = memo(function ExperimentRow({ row, activity, isCursor, onAction }: ExperimentRowProps) {
  const frame = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (isCursor) frame.current?.scrollIntoView({ block: 'nearest' });
  }, [isCursor]);
  const isDeleted = row.lifecycleStage === 'deleted';
  return (
    <tr
      ref={frame}
      data-cursor={isCursor || undefined}
      className={clsx(
        'relative hover:bg-hover max-sm:flex max-sm:flex-wrap max-sm:items-center max-sm:gap-x-3 max-sm:px-4 max-sm:py-2',
        isCursor && 'bg-selected shadow-[inset_2px_0_0_var(--accent)]',
      )}
    >
      <td className="min-w-0 px-4 py-2 max-sm:-order-2 max-sm:w-[calc(100%-3.5rem)] max-sm:p-0">
        <NameCell row={row} isDeleted={isDeleted} />
      </td>
      <Count value={row.traceCount} noun="trace" />
      <td className="tabular px-3 py-2 text-right max-sm:p-0 max-sm:text-xs max-sm:empty:hidden">
        {activity !== undefined && <ErrorShare experimentId={row.experimentId} activity={activity} />}
      </td>
      <td className="px-3 py-2 max-md:hidden">{activity !== undefined && <LastDays activity={activity} />}</td>
      <Count value={row.runCount} noun="run" />
      <td className="px-3 py-2 whitespace-nowrap text-ink-soft max-sm:p-0 max-sm:text-xs">
        <Moment unixMs={toLastActivityMs(row)} />
      </td>
      <td className="px-3 py-2 text-ink-soft max-lg:hidden">
        <Moment unixMs={row.creationTimeMs} />
      </td>
      <td className="pr-2 text-right max-sm:-order-1 max-sm:ml-auto max-sm:p-0">
        <ExperimentMenu
          name={row.name}
          isDeleted={isDeleted}
          canDelete={row.experimentId !== DEFAULT_ID}
          onAction={onAction}
        />
      </td>
    </tr>
  );
});

function NameCell({ row, isDeleted }: { readonly row: ExperimentOverviewBody; readonly isDeleted: boolean }) {
  const tags = toShownTags(row.tags);
  const note = row.tags[NOTE_TAG];
  return (
    <div className="flex min-w-0 flex-col gap-0.5">
      <div className="flex min-w-0 items-baseline gap-2">
        {isDeleted ? (
          <span className="truncate font-medium text-ink-soft">{row.name}</span>
        ) : (
          <Link
            to={
              row.traceCount === 0 && row.runCount > 0
                ? '/experiments/$experimentId/runs'
                : '/experiments/$experimentId/traces'
            }
            params={{ experimentId: row.experimentId }}
            title={row.name}
            className="truncate font-medium -outline-offset-2 after:absolute after:inset-0"
          >
            {row.name}
          </Link>
        )}
        <span className="shrink-0 font-mono text-2xs text-ink-faint">{row.experimentId}</span>
      </div>
      {(tags.length > 0 || (note !== undefined && note !== '')) && (
        <div className="flex min-w-0 items-center gap-1.5 text-xs text-ink-faint">
          {tags.slice(0, MAX_TAGS).map(([key, value]) => (
            <span
              key={key}
              title={`${key}: ${value}`}
              className="max-w-40 shrink-0 truncate rounded-full border border-line px-1.5 text-2xs max-sm:max-w-28"
            >
              {value === '' ? key : `${key}: ${value}`}
            </span>
          ))}
          {tags.length > MAX_TAGS && <span className="shrink-0 text-2xs">+{tags.length - MAX_TAGS}</span>}
          {note !== undefined && <span className="truncate">{toFirstLine(note)}</span>}
        </div>
      )}
    </div>
  );
}

function LastDays({ activity }: { readonly activity: ExperimentActivityBody }) {
  const nowMs = useNow(60_000);
  const firstUnixNano = BigInt(toFirstDayMs(nowMs)) * 1_000_000n;
  return <DayBars days={toDayCounts(activity.buckets, { firstUnixNano, days: ACTIVITY_DAYS })} />;
}

function Count({ value, noun }: { readonly value: number; readonly noun: string }) {
  return (
    <td
      className={clsx(
        'tabular px-3 py-2 text-right whitespace-nowrap max-sm:p-0 max-sm:text-xs',
        value === 0 && 'text-ink-faint',
        value === 0 && noun === 'run' && 'max-sm:hidden',
      )}
    >
      {formatCount(value)}
      <span className="sm:hidden"> {value === 1 ? noun : `${noun}s`}</span>
    </td>
  );
}

function Moment({ unixMs }: { readonly unixMs: number }) {
  const nowMs = useNow(10_000);
  return (
    <time title={formatExactTime(BigInt(unixMs) * 1_000_000n).slice(0, 19)} className="relative z-10">
      {formatRelativeTime(unixMs, nowMs)}
    </time>
  );
}

/** The first line that says something, without the signs of Markdown before it. */
function toFirstLine(markdown: string): string {
  const lines = markdown
    .slice(0, 500)
    .split('\n')
    .map((line) => line.replace(/^[#>\-*\s]+/, '').replace(/[*`]/g, ''));
  return lines.find((line) => line.trim() !== '') ?? '';
}
