import clsx from 'clsx';
import { useSyncExternalStore } from 'react';

import type { ConnectionState } from '../features/live/connection-store.ts';
import { Tooltip } from '../ui/Tooltip.tsx';
import { useGander } from './gander-context.ts';

const LOOKS: Readonly<Record<ConnectionState, { label: string; hint: string; dot: string } | undefined>> = {
  idle: undefined,
  connecting: { label: 'Connecting', hint: 'Asking the server to tell of new traces.', dot: 'bg-ink-faint pulse' },
  live: { label: 'Connected', hint: 'The server tells this page of every new trace.', dot: 'bg-ok' },
  lost: {
    label: 'Offline',
    hint: 'The server does not answer. Trying again; what you see may be out of date.',
    dot: 'bg-error pulse',
  },
};

/** Whether what is on the screen is kept up to date. */
export function ConnectionBadge() {
  const { connection } = useGander();
  const state = useSyncExternalStore(connection.subscribe, connection.getState);
  const look = LOOKS[state];
  if (look === undefined) return null;
  return (
    <Tooltip content={look.hint}>
      <button
        type="button"
        className="flex h-7 cursor-default items-center gap-1.5 rounded-md px-1.5 text-xs text-ink-soft"
      >
        <span aria-hidden className={clsx('size-2 rounded-full', look.dot)} />
        <span role="status">{look.label}</span>
      </button>
    </Tooltip>
  );
}
