import type { LogRecord } from '@gander/protocol/log-data';

/** An application may leave its own time out; the collector's is always there. */
export function toLogTime({ timeUnixNano, observedTimeUnixNano }: LogRecord): bigint {
  return timeUnixNano === 0n ? observedTimeUnixNano : timeUnixNano;
}
