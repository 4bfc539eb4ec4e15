import { workerData } from 'node:worker_threads';

import { AppError } from '@gander/core/errors';

import { serveThread } from '../serve-thread.ts';

/** A thread that does as it is told: to fail, to hang, to die. */
export interface FragileMethods {
  echo(input: unknown): Promise<unknown>;
  measure(input: Uint8Array<ArrayBuffer>): Promise<number>;
  refuse(input: string): Promise<never>;
  break(input: undefined): Promise<never>;
  hang(input: undefined): Promise<never>;
  die(input: undefined): Promise<never>;
}

await serveThread(async ({ emit }) => {
  if (workerData === 'cannot start') throw new AppError('failed_precondition', 'It cannot start.');
  return {
    async echo(input) {
      emit(input);
      return input;
    },
    measure: async (input) => input.byteLength,
    async refuse(input) {
      throw new AppError('not_found', input, { where: 'there' });
    },
    async break() {
      throw new TypeError('broken');
    },
    hang: () => new Promise(() => {}),
    async die() {
      process.exit(3);
    },
  } satisfies FragileMethods;
});
