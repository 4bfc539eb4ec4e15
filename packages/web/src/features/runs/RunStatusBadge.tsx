import clsx from 'clsx';
import { CircleCheck, CircleSlash, CircleX, Clock, LoaderCircle } from 'lucide-react';

import type { RunStatus } from './model/run-row.ts';

const LOOKS = {
  RUNNING: { icon: LoaderCircle, label: 'Running', className: 'text-busy' },
  SCHEDULED: { icon: Clock, label: 'Scheduled', className: 'text-busy' },
  FINISHED: { icon: CircleCheck, label: 'Finished', className: 'text-ok' },
  FAILED: { icon: CircleX, label: 'Failed', className: 'text-error' },
  KILLED: { icon: CircleSlash, label: 'Killed', className: 'text-error' },
} as const satisfies Record<RunStatus, { icon: typeof Clock; label: string; className: string }>;

export interface RunStatusBadgeProps {
  readonly status: RunStatus;
  /** The sign alone; the word is read out. */
  readonly isSmall?: boolean;
}

export function RunStatusBadge({ status, isSmall = false }: RunStatusBadgeProps) {
  const { icon: Icon, label, className } = LOOKS[status];
  return (
    <span title={label} className={clsx('inline-flex shrink-0 items-center gap-1.5', className)}>
      <Icon size={14} aria-hidden className={clsx(status === 'RUNNING' && 'pulse')} />
      <span className={clsx(isSmall && 'sr-only')}>{label}</span>
    </span>
  );
}
