import clsx from 'clsx';

import { formatNumber } from '../../../format/number.ts';
import { formatRelativeTime } from '../../../format/time.ts';
import { formatMoment, formatRunDuration, toSourceName } from '../format-run.ts';
import type { RunRow } from '../model/run-row.ts';
import { RunStatusBadge } from '../RunStatusBadge.tsx';
import type { FactColumn, RunColumn } from './run-columns.ts';

export interface RunCellProps {
  readonly run: RunRow;
  readonly column: RunColumn;
  readonly nowMs: number;
}

/** What a run says in a column. */
export function RunCell({ run, column, nowMs }: RunCellProps) {
  switch (column.kind) {
    case 'fact':
      return <FactCell run={run} id={column.id} nowMs={nowMs} />;
    case 'metric': {
      const value = run.metrics.get(column.key)?.value;
      return (
        <span title={value === undefined ? undefined : String(value)} className="tabular block truncate text-right">
          {value === undefined ? <Nothing /> : formatNumber(value)}
        </span>
      );
    }
    case 'param':
    case 'tag':
      return <TextCell text={(column.kind === 'param' ? run.params : run.tags).get(column.key)} />;
    default:
      return column satisfies never;
  }
}

function FactCell({ run, id, nowMs }: { readonly run: RunRow; readonly id: FactColumn; readonly nowMs: number }) {
  switch (id) {
    case 'start':
      return (
        <time title={formatMoment(run.startMs)} className="text-ink-soft">
          {formatRelativeTime(run.startMs, nowMs)}
        </time>
      );
    case 'duration':
      return <span className="tabular block text-right">{formatRunDuration(run, nowMs)}</span>;
    case 'status':
      return <RunStatusBadge status={run.status} />;
    case 'user':
      return <TextCell text={run.user} />;
    case 'source': {
      const source = run.tags.get('mlflow.source.name');
      return <TextCell text={source === undefined ? undefined : toSourceName(source)} title={source} />;
    }
    case 'version': {
      const commit = run.tags.get('mlflow.source.git.commit');
      return <TextCell text={commit?.slice(0, 7)} title={commit} isMono />;
    }
    case 'dataset':
      return <TextCell text={run.datasets.map(({ name }) => name).join(', ') || undefined} />;
    case 'id':
      return <TextCell text={run.runId} isMono />;
    default:
      return id satisfies never;
  }
}

interface TextCellProps {
  readonly text: string | undefined;
  readonly title?: string | undefined;
  readonly isMono?: boolean;
}

function TextCell({ text, title = text, isMono = false }: TextCellProps) {
  if (text === undefined || text === '') return <Nothing />;
  return (
    <span dir="auto" title={title?.slice(0, 1000)} className={clsx('block truncate', isMono && 'font-mono text-xs')}>
      {text.slice(0, 200)}
    </span>
  );
}

function Nothing() {
  return <span className="text-ink-faint">–</span>;
}
