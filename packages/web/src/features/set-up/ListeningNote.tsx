import { useSyncExternalStore } from 'react';

import { useGander } from '../../app/gander-context.ts';

/** That the page waits, on which address, or that it cannot. */
export function ListeningNote() {
  const { connection } = useGander();
  const state = useSyncExternalStore(connection.subscribe, connection.getState);
  const isLost = state === 'lost';
  return (
    <p
      role="status"
      className="flex flex-wrap items-center gap-2.5 rounded-lg border border-line bg-surface px-3 py-2.5"
    >
      <span aria-hidden className={`size-2.5 rounded-full pulse ${isLost ? 'bg-error' : 'bg-ok'}`} />
      {isLost ? (
        'The server does not answer. Trying again …'
      ) : (
        <>
          Listening for the first span on
          <code className="rounded bg-sunken px-1.5 font-mono text-xs">{window.location.origin}/v1/traces</code>
        </>
      )}
    </p>
  );
}
