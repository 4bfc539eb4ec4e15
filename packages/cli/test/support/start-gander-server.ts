import { setTimeout as sleep } from 'node:timers/promises';

import { spawnGander, type GanderOptions, type GanderProcess, type GanderRun } from './run-gander.ts';

const START_LIMIT_MS = 20_000;

/** `gander server` on a free port; disposing of it stops it in good order. */
export interface GanderServer extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  readonly gander: GanderProcess;
  stop(signal?: NodeJS.Signals): Promise<GanderRun>;
}

/** Starts a server and waits for its banner. Throws what it said when it never gets there. */
export async function startGanderServer(args: readonly string[], options: GanderOptions): Promise<GanderServer> {
  const gander = spawnGander(['server', '--port', '0', ...args], options);
  const deadlineMs = performance.now() + START_LIMIT_MS;
  let port: string | undefined;
  while (port === undefined || !gander.stderr().includes('Ctrl-C')) {
    if (gander.child.exitCode !== null || performance.now() > deadlineMs) {
      gander.child.kill('SIGKILL');
      throw new Error(`The server did not start: ${gander.stderr()}`);
    }
    await sleep(20);
    port = /^Gander is at http:\/\/\S+:(\d+)$/m.exec(gander.stderr())?.[1];
  }
  const stop = async (signal: NodeJS.Signals = 'SIGTERM'): Promise<GanderRun> => {
    gander.child.kill(signal);
    return gander.ended;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    port: Number(port),
    gander,
    stop,
    [Symbol.asyncDispose]: async () => void (await stop()),
  };
}
