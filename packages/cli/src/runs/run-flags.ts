import type { Flags } from '../options/find-option-value.ts';

/** As commander leaves them. */
export interface RunFlags extends Flags {
  readonly runId: string;
}
