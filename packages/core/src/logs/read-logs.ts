import type { AgentStep, LogEmitter } from './agent-step.ts';
import { findLogEmitter } from './log-emitters.ts';
import { LogFacts } from './log-facts.ts';
import { toLogIdentity } from './log-identity.ts';
import type { SourcedLog } from './sourced-log.ts';
import { isGenAiLog } from './to-span-event.ts';

/** A record that says something about a span or a run. */
export interface ReadLog {
  readonly facts: LogFacts;
  readonly emitter: LogEmitter | undefined;
  readonly step: AgentStep | undefined;
  /** Two records with one of these are one, sent twice. */
  readonly identity: string;
}

/** Is it more than a line in the log? */
export function isTellingLog(log: SourcedLog): boolean {
  return isGenAiLog(log.record) || findLogEmitter(new LogFacts(log)) !== undefined;
}

/** What a record says; `undefined` for a line in the log. */
export function readLog(log: SourcedLog): ReadLog | undefined {
  const facts = new LogFacts(log);
  const emitter = findLogEmitter(facts);
  if (emitter === undefined && !isGenAiLog(log.record)) return undefined;
  return { facts, emitter, step: emitter?.readStep(facts), identity: toLogIdentity(log) };
}

/**
 * The records that say something, each once, by time: the same set of records gives the same list, in whatever order and
 * however often they came.
 */
export function readLogs(logs: readonly SourcedLog[]): readonly ReadLog[] {
  const unique = new Map<string, ReadLog>();
  for (const log of logs) {
    const read = readLog(log);
    if (read !== undefined && !unique.has(read.identity)) unique.set(read.identity, read);
  }
  return [...unique.values()].toSorted(compareReadLogs);
}

/** By time, then by the number that Semantic Kernel gives its messages, then by content. */
export function compareReadLogs(left: ReadLog, right: ReadLog): number {
  if (left.facts.timeUnixNano !== right.facts.timeUnixNano)
    return left.facts.timeUnixNano < right.facts.timeUnixNano ? -1 : 1;
  const byIndex = messageIndex(left) - messageIndex(right);
  if (byIndex !== 0) return byIndex;
  if (left.identity === right.identity) return 0;
  return left.identity < right.identity ? -1 : 1;
}

function messageIndex({ facts }: ReadLog): number {
  return facts.number('CHAT_MESSAGE_INDEX') ?? facts.number('event.sequence') ?? 0;
}
