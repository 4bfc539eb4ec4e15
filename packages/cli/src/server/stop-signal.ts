import { constants } from 'node:os';

import type { Terminal } from '../terminal.ts';

/** Resolves once the process is asked to stop. */
export interface StopSignal {
  readonly requested: Promise<void>;
  /** Gives the signals back to Node. */
  close(): void;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * One Ctrl-C under `npm start` arrives several times: from the terminal, from npm and from the start script. Only a
 * signal later than this is a second one, by a person who does not want to wait.
 */
const SAME_KEYPRESS_MS = 500;

/** Listens for SIGINT, SIGTERM and SIGHUP. The first asks for a stop in good order, a second one ends the process at once. */
export function createStopSignal(terminal: Terminal): StopSignal {
  const { promise, resolve } = Promise.withResolvers<void>();
  let firstMs: number | undefined;
  const onSignal = (signal: NodeJS.Signals): void => {
    const nowMs = performance.now();
    if (firstMs === undefined) {
      firstMs = nowMs;
      terminal.talk('Stopping: finishing what has arrived. Once more to stop at once.');
      resolve();
    } else if (nowMs - firstMs > SAME_KEYPRESS_MS) {
      process.exit(128 + constants.signals[signal]);
    }
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return {
    requested: promise,
    close: () => {
      for (const signal of SIGNALS) process.off(signal, onSignal);
    },
  };
}
