import type { TraceState } from '@gander/core/trace-summary';
import clsx from 'clsx';
import { CircleAlert, CircleCheck, LoaderCircle, Unplug } from 'lucide-react';

const STATE_LOOKS = {
  OK: { label: 'OK', icon: CircleCheck, className: 'text-ok' },
  ERROR: { label: 'Error', icon: CircleAlert, className: 'text-error' },
  IN_PROGRESS: { label: 'Running', icon: LoaderCircle, className: 'text-busy' },
} as const satisfies Record<TraceState, { label: string; icon: typeof CircleCheck; className: string }>;

export interface StateBadgeProps {
  readonly trace: { readonly state: TraceState; readonly isAbandoned?: boolean | undefined };
}

const ABANDONED = 'Abandoned: its root span never came or never ended, and nothing has come for a long while';

export function StateBadge({ trace: { state, isAbandoned = false } }: StateBadgeProps) {
  const { label, icon: Icon, className } = STATE_LOOKS[state];
  return (
    <span
      className={clsx('inline-flex items-center gap-1 align-middle text-xs font-medium whitespace-nowrap', className)}
    >
      <Icon size={13} aria-hidden className={clsx(state === 'IN_PROGRESS' && 'animate-spin')} />
      {label}
      {isAbandoned && (
        <span title={ABANDONED} className="text-ink-soft">
          <Unplug size={13} role="img" aria-label={ABANDONED} />
        </span>
      )}
    </span>
  );
}
