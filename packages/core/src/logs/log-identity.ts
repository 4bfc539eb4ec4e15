import { toLogTime } from './log-time.ts';
import type { SourcedLog } from './sourced-log.ts';

/** Everything a record says but when somebody saw it: a collector that sends it again saw it again. */
export function toLogIdentity({ record, scopeName }: SourcedLog): string {
  const { observedTimeUnixNano: _observed, timeUnixNano: _time, ...rest } = record;
  return JSON.stringify([String(toLogTime(record)), scopeName, rest], (_key, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
}
