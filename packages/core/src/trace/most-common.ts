import { sortList } from '../sort-list.ts';
import type { SpanRecord } from '../span-record.ts';
import { isEarlier } from './parent-links.ts';

/**
 * The value that most spans carry; of equally common ones that of the earliest span. `null` when none carries any.
 * A sub-agent's spans may name a conversation of their own, hence the vote.
 */
export function findMostCommon(spans: readonly SpanRecord[], read: (span: SpanRecord) => string | null): string | null {
  let votes: Map<string, { count: number; first: SpanRecord }> | undefined;
  for (const span of spans) {
    const value = read(span);
    if (value === null) continue;
    votes ??= new Map();
    const vote = votes.get(value);
    if (vote === undefined) {
      votes.set(value, { count: 1, first: span });
    } else {
      vote.count += 1;
      if (isEarlier(span, vote.first)) vote.first = span;
    }
  }
  if (votes === undefined) return null;
  let winner: { value: string; count: number; first: SpanRecord } | undefined;
  for (const [value, { count, first }] of votes) {
    const isWinner =
      winner === undefined || count > winner.count || (count === winner.count && isEarlier(first, winner.first));
    if (isWinner) winner = { value, count, first };
  }
  return winner?.value ?? null;
}

/** The distinct values, those that most spans carry first, equally common ones in the order of the alphabet. */
export function listMostCommon(
  spans: readonly SpanRecord[],
  read: (span: SpanRecord) => string | null,
): readonly string[] {
  const counts = new Map<string, number>();
  for (const span of spans) {
    const value = read(span);
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const countOf = (value: string): number => counts.get(value) ?? 0;
  return sortList([...counts.keys()], (left, right) => countOf(right) - countOf(left) || (left < right ? -1 : 1));
}
