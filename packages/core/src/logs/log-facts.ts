import type { AnyValue, KeyValue } from '@gander/protocol/any-value';
import { toPlainValue } from '@gander/protocol/plain-value';

import { readLogEventName } from './log-event-name.ts';
import { toLogTime } from './log-time.ts';
import type { SourcedLog } from './sourced-log.ts';

const NANOS_PER_MILLI = 1_000_000;

/** A log record as the readers of command line agents look at it: everything by name, numbers also from strings. */
export class LogFacts {
  readonly log: SourcedLog;
  readonly eventName: string;
  readonly timeUnixNano: bigint;
  /** Made when first asked for: most records are nobody's, which their name alone tells. */
  #map: ReadonlyMap<string, AnyValue> | undefined;

  constructor(log: SourcedLog) {
    this.log = log;
    this.eventName = readLogEventName(log.record);
    this.timeUnixNano = toLogTime(log.record);
  }

  get #values(): ReadonlyMap<string, AnyValue> {
    return (this.#map ??= toMap(this.log));
  }

  /** A non-empty text from the first of `keys` that holds one; numbers count. */
  text(...keys: readonly string[]): string | undefined {
    for (const key of keys) {
      const value = this.#values.get(key);
      const plain = value === undefined ? null : toPlainValue(value);
      if (typeof plain === 'string' && plain !== '') return plain;
      if (typeof plain === 'number' || typeof plain === 'bigint') return String(plain);
    }
    return undefined;
  }

  number(...keys: readonly string[]): number | undefined {
    for (const key of keys) {
      const text = this.text(key)?.trim();
      const number = text === undefined || text === '' ? Number.NaN : Number(text);
      if (Number.isFinite(number)) return number;
    }
    return undefined;
  }

  /** `undefined` unless it says true or false, in whatever spelling. */
  flag(key: string): boolean | undefined {
    const value = this.#values.get(key);
    const plain = value === undefined ? null : toPlainValue(value);
    if (typeof plain === 'boolean') return plain;
    if (plain === 'true' || plain === 'True') return true;
    return plain === 'false' || plain === 'False' ? false : undefined;
  }

  /** When what is logged at its end began. Never before the epoch, whatever the duration claims. */
  startUnixNano(): bigint {
    const durationMs = this.number('duration_ms') ?? 0;
    const duration =
      durationMs > 0
        ? BigInt(Math.round(Math.min(durationMs, Number.MAX_SAFE_INTEGER / NANOS_PER_MILLI) * NANOS_PER_MILLI))
        : 0n;
    return duration < this.timeUnixNano ? this.timeUnixNano - duration : this.timeUnixNano;
  }

  /** All attributes whose names begin with `prefix`, as sent. */
  withPrefix(prefix: string): readonly KeyValue[] {
    return [...this.#values].filter(([key]) => key.startsWith(prefix)).map(([key, value]) => ({ key, value }));
  }
}

/** The record's own attributes hide the resource's: Gemini CLI has its session there, and only there. */
function toMap({ record, resource }: SourcedLog): ReadonlyMap<string, AnyValue> {
  const values = new Map<string, AnyValue>();
  for (const { key, value } of resource?.attributes ?? []) values.set(key, value);
  for (const { key, value } of record.attributes) values.set(key, value);
  if ('kvlistValue' in record.body) for (const { key, value } of record.body.kvlistValue.values) values.set(key, value);
  return values;
}
