import type { TurnKey } from './agent-step.ts';
import { findLogEmitter } from './log-emitters.ts';
import { LogFacts } from './log-facts.ts';
import type { SourcedLog } from './sourced-log.ts';

/** A hash as lowercase hex of at least 32 digits. Given from outside: this package has no cryptography of its own. */
export type HashText = (text: string) => string;

/** The turn of a record that names no trace; `undefined` when it does, or when nobody knows whose it is. */
export function findTurn(log: SourcedLog): TurnKey | undefined {
  if (log.record.traceId !== '') return undefined;
  const facts = new LogFacts(log);
  const emitter = findLogEmitter(facts);
  const turn = emitter?.readTurn(facts);
  return emitter === undefined || turn === undefined ? undefined : { emitter: emitter.name, ...turn };
}

/** The trace of a turn: the same for the same turn, so that what is sent twice is stored once. */
export function toTurnTraceId({ emitter, sessionId, turnId }: TurnKey, hash: HashText): string {
  return hash(`turn\n${emitter}\n${sessionId}\n${turnId}`).slice(0, 32);
}
