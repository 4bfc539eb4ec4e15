import type { FeedbackEntry } from './feedback-entry.ts';

/** What is said now, and what it replaced, newest first. */
export interface FeedbackThread {
  readonly head: FeedbackEntry;
  readonly earlier: readonly FeedbackEntry[];
}

/** Everything that is said under one name. */
export interface FeedbackGroup {
  readonly name: string;
  readonly kind: FeedbackEntry['kind'];
  readonly threads: readonly FeedbackThread[];
}

const KIND_ORDER = ['feedback', 'expectation', 'issue'] as const satisfies readonly FeedbackEntry['kind'][];

/**
 * Entries by kind and name, in the order in which each name first came. An entry that another one overrides is told as
 * the past of that one; whoever overrides nothing that is there stands alone.
 */
export function toFeedbackGroups(entries: readonly FeedbackEntry[]): readonly FeedbackGroup[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const overridden = new Set(entries.map((entry) => entry.overrides).filter((id) => id !== undefined));
  const groups = new Map<string, { name: string; kind: FeedbackEntry['kind']; threads: FeedbackThread[] }>();
  for (const head of entries) {
    // One that overrides itself, or a circle of them, has no end to start from: all of them are shown.
    if (overridden.has(head.id) && !isInCircle(head, byId)) continue;
    const key = JSON.stringify([head.kind, head.name]);
    const group = groups.get(key) ?? { name: head.name, kind: head.kind, threads: [] };
    group.threads.push({ head, earlier: listEarlier(head, byId) });
    groups.set(key, group);
  }
  return [...groups.values()].toSorted((left, right) => KIND_ORDER.indexOf(left.kind) - KIND_ORDER.indexOf(right.kind));
}

function listEarlier(head: FeedbackEntry, byId: ReadonlyMap<string, FeedbackEntry>): readonly FeedbackEntry[] {
  const earlier: FeedbackEntry[] = [];
  const seen = new Set([head.id]);
  let next = head.overrides;
  while (next !== undefined && !seen.has(next)) {
    seen.add(next);
    const entry = byId.get(next);
    if (entry === undefined) break;
    earlier.push(entry);
    next = entry.overrides;
  }
  return earlier;
}

function isInCircle(entry: FeedbackEntry, byId: ReadonlyMap<string, FeedbackEntry>): boolean {
  const seen = new Set<string>();
  let next = entry.overrides;
  while (next !== undefined && !seen.has(next)) {
    if (next === entry.id) return true;
    seen.add(next);
    next = byId.get(next)?.overrides;
  }
  return false;
}
