import type { FeedbackEntry } from './feedback-entry.ts';
import { readPerson } from './person.ts';

export interface EntryAddress {
  readonly kind: FeedbackEntry['kind'];
  readonly name: string;
  readonly spanId: string | undefined;
}

/** What this person says already: saying it again changes that, instead of adding a second opinion of the same person. */
export function findOwnEntry(
  entries: readonly FeedbackEntry[],
  { kind, name, spanId }: EntryAddress,
): FeedbackEntry | undefined {
  const person = readPerson();
  if (person === '') return undefined;
  return entries.findLast(
    (entry) =>
      entry.kind === kind &&
      entry.name === name &&
      entry.spanId === spanId &&
      entry.isValid &&
      entry.source.type === 'HUMAN' &&
      entry.source.id === person,
  );
}
