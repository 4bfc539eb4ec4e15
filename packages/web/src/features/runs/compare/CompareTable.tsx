import { Link } from '@tanstack/react-router';
import clsx from 'clsx';
import { X } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';

import { formatNumber } from '../../../format/number.ts';
import { toChartColor } from '../../../ui/chart/chart-series.ts';
import { COLOR_CLASSES } from '../../../ui/chart/ChartLegend.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { formatMoment, formatRunDuration } from '../format-run.ts';
import type { RunRow } from '../model/run-row.ts';
import { RunStatusBadge } from '../RunStatusBadge.tsx';
import { type ComparedKind, type CompareRow, toCompareRows } from './compare-rows.ts';

export interface CompareTableProps {
  readonly runs: readonly RunRow[];
  /** Part of a name; empty for all. */
  readonly text: string;
  readonly isOnlyDifferent: boolean;
  readonly onRemove: (runId: string) => void;
}

const SECTIONS: readonly { readonly kind: ComparedKind; readonly title: string }[] = [
  { kind: 'metrics', title: 'Metrics' },
  { kind: 'params', title: 'Parameters' },
  { kind: 'tags', title: 'Tags' },
];

/** Runs as columns, what they have as rows. Where they differ, the row is marked. */
export function CompareTable({ runs, text, isOnlyDifferent, onRemove }: CompareTableProps) {
  const nowMs = useNow(10_000);
  const matches = (row: CompareRow) =>
    row.key.toLowerCase().includes(text.toLowerCase()) && (row.isDifferent || !isOnlyDifferent);
  const facts: readonly (readonly [string, (run: RunRow) => ReactNode])[] = [
    ['State', (run) => <RunStatusBadge status={run.status} />],
    ['Started', (run) => formatMoment(run.startMs)],
    ['Duration', (run) => formatRunDuration(run, nowMs)],
    ['User', (run) => run.user],
  ];
  return (
    <div className="min-h-0 flex-1 overflow-auto bg-surface" tabIndex={0} role="region" aria-label="Comparison">
      <table className="min-w-full border-separate border-spacing-0 text-left">
        <thead>
          <tr>
            <th className="sticky top-0 left-0 z-30 min-w-44 border-r border-b border-line bg-sunken px-3 py-1.5">
              <span className="sr-only">Name</span>
            </th>
            {runs.map((run, index) => (
              <RunHead key={run.runId} run={run} index={index} onRemove={onRemove} />
            ))}
          </tr>
        </thead>
        <tbody>
          {text === '' &&
            !isOnlyDifferent &&
            facts.map(([name, render]) => (
              <tr key={name}>
                <RowHead isDifferent={false}>{name}</RowHead>
                {runs.map((run) => (
                  <td key={run.runId} className="max-w-72 truncate border-b border-line px-3 py-1.5 text-ink-soft">
                    {render(run)}
                  </td>
                ))}
              </tr>
            ))}
          {SECTIONS.map(({ kind, title }) => {
            const all = toCompareRows(runs, kind);
            const rows = all.filter(matches);
            return (
              all.length > 0 && (
                <Fragment key={kind}>
                  <tr>
                    <th
                      scope="colgroup"
                      colSpan={runs.length + 1}
                      className="border-b border-line bg-sunken px-3 py-1 text-xs font-medium text-ink-soft"
                    >
                      <span className="sticky left-3">
                        {title} <span className="tabular text-ink-faint">{rows.length}</span>
                      </span>
                    </th>
                  </tr>
                  {rows.map((row) => (
                    <ValueRow key={row.key} row={row} runs={runs} hasDelta={kind === 'metrics'} />
                  ))}
                </Fragment>
              )
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface RunHeadProps {
  readonly run: RunRow;
  readonly index: number;
  readonly onRemove: (runId: string) => void;
}

function RunHead({ run, index, onRemove }: RunHeadProps) {
  return (
    <th scope="col" className="sticky top-0 z-20 max-w-72 min-w-40 border-b border-line bg-sunken px-3 py-1.5">
      <div className="flex min-w-0 items-center gap-1.5">
        <span aria-hidden className={clsx('size-2 shrink-0 rounded-full', COLOR_CLASSES[toChartColor(index)])} />
        <Link
          to="/experiments/$experimentId/runs/$runId"
          params={{ experimentId: run.experimentId, runId: run.runId }}
          title={run.name}
          className="min-w-0 truncate font-medium hover:underline"
        >
          {run.name}
        </Link>
        <button
          type="button"
          aria-label={`Remove ${run.name} from the comparison`}
          onClick={() => {
            onRemove(run.runId);
          }}
          className="ml-auto shrink-0 rounded p-0.5 text-ink-faint hover:bg-hover hover:text-ink"
        >
          <X size={13} />
        </button>
      </div>
    </th>
  );
}

function RowHead({ isDifferent, children }: { readonly isDifferent: boolean; readonly children: ReactNode }) {
  return (
    <th
      scope="row"
      className="wrap-any sticky left-0 z-10 max-w-72 border-r border-b border-line bg-surface px-3 py-1.5 align-top font-normal text-ink-soft"
    >
      {isDifferent && (
        <span className="mr-1.5 inline-block size-1.5 rounded-full bg-accent align-middle">
          <span className="sr-only">differs:</span>
        </span>
      )}
      {children}
    </th>
  );
}

interface ValueRowProps {
  readonly row: CompareRow;
  readonly runs: readonly RunRow[];
  readonly hasDelta: boolean;
}

const MAX_CHARS = 400;

function ValueRow({ row, runs, hasDelta }: ValueRowProps) {
  const baseline = row.numbers?.[0];
  return (
    <tr className="hover:bg-hover">
      <RowHead isDifferent={row.isDifferent}>{row.key}</RowHead>
      {runs.map((run, index) => {
        const value = row.values[index];
        const number = row.numbers?.[index];
        const isOther = row.isDifferent && index > 0 && value !== row.values[0];
        return (
          <td
            key={run.runId}
            title={value?.slice(0, 2000)}
            className={clsx(
              'max-w-72 border-b border-line px-3 py-1.5 align-top font-mono text-xs',
              isOther && 'bg-mark/45',
            )}
          >
            {value === undefined ? (
              <span className="text-ink-faint">–</span>
            ) : (
              <span className="wrap-any tabular line-clamp-6">
                {hasDelta && number !== undefined ? formatNumber(number) : value.slice(0, MAX_CHARS)}
              </span>
            )}
            {hasDelta && isOther && <Delta value={number} baseline={baseline} />}
          </td>
        );
      })}
    </tr>
  );
}

/** How far a metric is from that of the first run. Whether that is good, only the reader knows. */
function Delta({ value, baseline }: { readonly value: number | undefined; readonly baseline: number | undefined }) {
  if (value === undefined || baseline === undefined || !Number.isFinite(value - baseline)) return null;
  const delta = value - baseline;
  const percent = baseline === 0 ? undefined : (delta / Math.abs(baseline)) * 100;
  return (
    <span className="tabular ml-2 text-2xs whitespace-nowrap text-ink-soft">
      {delta > 0 ? '+' : ''}
      {formatNumber(delta)}
      {percent !== undefined && ` (${percent > 0 ? '+' : '−'}${Math.abs(percent).toFixed(1)}%)`}
    </span>
  );
}
