import { type MessagePort, parentPort } from 'node:worker_threads';

import { toCallFailure } from './call-failure.ts';
import type { CallMessage, ThreadMessage, ThreadMethods } from './thread-message.ts';

export interface ThreadOutlet {
  /** Tells the parent something nobody asked for. */
  emit(event: unknown): void;
}

/** Runs in the worker: sets up, reports readiness or why not, then answers calls until the parent lets go. */
export async function serveThread<Methods extends ThreadMethods<Methods>>(
  setUp: (outlet: ThreadOutlet) => Promise<Methods>,
): Promise<void> {
  const port = requireParentPort();
  const send = (message: ThreadMessage, transfer: readonly ArrayBuffer[] = []) =>
    port.postMessage(message, [...transfer]);
  try {
    const methods: MethodTable = new Map(
      Object.entries(await setUp({ emit: (event) => send({ kind: 'event', event }) })),
    );
    port.on('message', (message: CallMessage) => void answer(methods, message, send));
    send({ kind: 'ready' });
  } catch (error) {
    send({ kind: 'failed', failure: toCallFailure(error) });
    port.close();
  }
}

type MethodTable = ReadonlyMap<string, (input: unknown) => Promise<unknown>>;

type Send = (message: ThreadMessage, transfer?: readonly ArrayBuffer[]) => void;

async function answer(methods: MethodTable, { id, method, input }: CallMessage, send: Send): Promise<void> {
  try {
    const run = methods.get(method);
    if (run === undefined) throw new Error(`The thread has no method ${method}.`);
    const value = await run(input);
    send({ kind: 'result', id, value }, findTransferable(value));
  } catch (error) {
    send({ kind: 'error', id, failure: toCallFailure(error) });
  }
}

/** A result that is bytes moves to the parent; everything else is small and copied. */
function findTransferable(value: unknown): readonly ArrayBuffer[] {
  if (!(value instanceof Uint8Array) || !(value.buffer instanceof ArrayBuffer)) return [];
  return value.byteLength === value.buffer.byteLength ? [value.buffer] : [];
}

function requireParentPort(): MessagePort {
  if (parentPort === null) throw new Error('This file is the entry of a worker thread.');
  return parentPort;
}
