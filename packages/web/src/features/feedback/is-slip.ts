import type { FeedbackEntry } from './feedback-entry.ts';

const SLIP_MS = 5 * 60_000;

/** Whether a person only mends what they have just said. Later, they have changed their mind, and both are told. */
export function isSlip({ updatedMs }: Pick<FeedbackEntry, 'updatedMs'>, nowMs: number): boolean {
  return nowMs - updatedMs < SLIP_MS;
}
