import { Worker } from 'node:worker_threads';

import { AppError } from '@gander/core/errors';

import { fromCallFailure } from './call-failure.ts';
import type { CallMessage, ThreadMessage, ThreadMethods } from './thread-message.ts';

/** A running worker, as its owner sees it. */
export interface Thread<Methods extends ThreadMethods<Methods>> {
  /** Rejects with what the method threw, or `unavailable` when the thread is gone. */
  call<Name extends keyof Methods & string>(
    method: Name,
    input: Parameters<Methods[Name]>[0],
    transfer?: readonly ArrayBuffer[],
  ): ReturnType<Methods[Name]>;
  stop(): Promise<void>;
}

export interface ThreadOptions {
  /** Module of the thread, relative to `base`, without extension: it runs as source and as built. */
  readonly entry: string;
  /** `import.meta.url` of the caller. */
  readonly base: string;
  readonly workerData: unknown;
  /** Space for new objects. Left alone, V8 lets it grow to tens of megabytes while the modules load, and keeps them. */
  readonly youngGenerationMb: number;
  readonly onEvent?: (event: unknown) => void;
  /** The thread ended by itself, which it never should. */
  readonly onDeath: (error: Error) => void;
}

interface PendingCall {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** Starts a worker and resolves when it is ready; rejects with what its set-up threw. */
export async function startThread<Methods extends ThreadMethods<Methods>>(
  options: ThreadOptions,
): Promise<Thread<Methods>> {
  const extension = options.base.endsWith('.ts') ? '.ts' : '.js';
  const worker = new Worker(new URL(options.entry + extension, options.base), {
    workerData: options.workerData,
    resourceLimits: { maxYoungGenerationSizeMb: options.youngGenerationMb },
  });
  const pending = new Map<number, PendingCall>();
  let nextId = 0;
  let isReady = false;
  let isStopping = false;
  let isGone = false;

  const abandon = (error: Error) => {
    const wasGone = isGone;
    isGone = true;
    for (const call of pending.values()) call.reject(createGoneError());
    pending.clear();
    // A thread that fails to start is the caller's to handle: the promise of this function says so.
    if (!isReady || isStopping || wasGone) return;
    // A turn later: first the answers to those who waited.
    setImmediate(() => options.onDeath(error));
  };

  await new Promise<void>((resolve, reject) => {
    const listen = (message: ThreadMessage) => {
      if (message.kind === 'ready') {
        isReady = true;
        resolve();
      } else if (message.kind === 'failed') reject(fromCallFailure(message.failure));
      else if (message.kind === 'event') options.onEvent?.(message.event);
      else settle(pending, message);
    };
    worker.on('message', listen);
    worker.on('error', (cause) => {
      const error = cause instanceof Error ? cause : new Error(String(cause));
      reject(error);
      abandon(error);
    });
    worker.on('exit', (code) => {
      reject(new Error(`The thread ${options.entry} ended with code ${code}.`));
      abandon(new Error(`The thread ${options.entry} ended with code ${code}.`));
    });
  });

  return {
    call(method, input, transfer = []) {
      return new Promise<unknown>((resolve, reject) => {
        if (isGone) {
          reject(createGoneError());
          return;
        }
        const message: CallMessage = { id: nextId++, method, input };
        pending.set(message.id, { resolve, reject });
        worker.postMessage(message, [...transfer]);
      }) as ReturnType<Methods[typeof method]>;
    },
    async stop() {
      isStopping = true;
      await worker.terminate();
    },
  };
}

function createGoneError(): AppError {
  return new AppError('unavailable', 'The server is shutting down. Try again in a moment.');
}

function settle(pending: Map<number, PendingCall>, message: Extract<ThreadMessage, { id: number }>): void {
  const call = pending.get(message.id);
  pending.delete(message.id);
  if (message.kind === 'result') call?.resolve(message.value);
  else call?.reject(fromCallFailure(message.failure));
}
