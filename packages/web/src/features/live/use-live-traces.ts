import type { LiveEvent } from '@gander/api/gander/live-event';
import { useEffect, useEffectEvent } from 'react';

import { useGander } from '../../app/gander-context.ts';
import { createLiveStream, type LiveScope } from './create-live-stream.ts';
import { createPacedRunner } from './create-paced-runner.ts';

export interface LiveTracesOptions {
  readonly scope: LiveScope;
  readonly isEnabled?: boolean;
  /** Rest between two calls of `onEvents`. */
  readonly gapMs: number;
  readonly onEvents: (events: readonly LiveEvent[]) => Promise<void>;
}

/**
 * Hears of changed traces while the page is looked at. A hidden tab closes its stream, because a browser grants a
 * server only six connections.
 */
export function useLiveTraces({ scope, isEnabled = true, gapMs, onEvents }: LiveTracesOptions): void {
  const { connection, isReadOnly = false } = useGander();
  const handle = useEffectEvent(onEvents);
  const scopeKey = JSON.stringify(scope);

  useEffect(() => {
    if (!isEnabled || isReadOnly) return undefined;
    const runner = createPacedRunner<LiveEvent>({ gapMs, run: async (events) => handle(events) });
    let stream: { close(): void } | undefined;

    function follow() {
      if (document.visibilityState === 'hidden') {
        stream?.close();
        stream = undefined;
        return;
      }
      stream ??= createLiveStream({
        scope: JSON.parse(scopeKey) as LiveScope,
        onEvent: runner.add,
        onState: connection.setStream,
      });
    }

    follow();
    document.addEventListener('visibilitychange', follow);
    return () => {
      document.removeEventListener('visibilitychange', follow);
      stream?.close();
      runner.stop();
    };
  }, [scopeKey, isEnabled, isReadOnly, gapMs, connection]);
}
