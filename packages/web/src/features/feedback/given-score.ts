import type { JsonValue } from '@gander/core/json-value';

import { createFeedbackWrites, type FeedbackTarget, type FeedbackWritesDeps } from './create-feedback-writes.ts';
import type { FeedbackEntry } from './feedback-entry.ts';
import { findOwnEntry } from './find-own-entry.ts';
import { feedbackQuery } from './queries.ts';

/** What a key gives, and to what: that of the moment at which it was pressed. */
export interface Score extends FeedbackTarget {
  readonly name: string;
  readonly value: JsonValue;
  /** Absent for the trace as a whole. */
  readonly spanId: string | undefined;
}

export interface GivenScore extends Score {
  /** What was said before. */
  readonly before: FeedbackEntry | undefined;
}

/** Says it, and tells what is needed to take it back. */
export async function giveScore(deps: FeedbackWritesDeps, score: Score): Promise<GivenScore> {
  const { name, value, spanId } = score;
  const entries = await readEntries(deps, score);
  const before = findOwnEntry(entries, { kind: 'feedback', name, spanId });
  await createFeedbackWrites(deps, score).give(entries, { kind: 'feedback', name, value, rationale: '', spanId });
  return { ...score, before };
}

/** Takes a score back where it was given, wherever the reader is by now. */
export async function undoScore(deps: FeedbackWritesDeps, given: GivenScore): Promise<void> {
  const { name, spanId, before } = given;
  const now = findOwnEntry(await readEntries(deps, given), { kind: 'feedback', name, spanId });
  if (now === undefined) return;
  const { change, remove } = createFeedbackWrites(deps, given);
  if (before === undefined || now.overrides === before.id) await remove(now);
  else await change({ entry: now, value: before.value, rationale: before.rationale });
}

/** Read first: two keys in a row change one score instead of adding two. */
async function readEntries({ queryClient, loadMlflow }: FeedbackWritesDeps, { traceId }: FeedbackTarget) {
  return queryClient.query({ ...feedbackQuery(loadMlflow, traceId), staleTime: 'static' });
}
