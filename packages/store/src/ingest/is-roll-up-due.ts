/** Rolling up reads all spans of a trace; up to here that is cheaper than thinking about it. */
export const DEFAULT_FULL_ROLL_UP_SPANS = 2_000;

/** Beyond, a trace is rolled up again when it has grown by half: all roll-ups of n spans together read less than 3n. */
const GROWTH = 1.5;

export interface RollUpQuestion {
  /** After the write. */
  readonly spanCount: number;
  readonly rolledUpSpanCount: number;
  readonly fullRollUpSpans: number;
}

/** Whether a write should read the whole trace and roll it up, or leave that to the next one or to settling. */
export function isRollUpDue({ spanCount, rolledUpSpanCount, fullRollUpSpans }: RollUpQuestion): boolean {
  return spanCount <= fullRollUpSpans || spanCount >= rolledUpSpanCount * GROWTH;
}
