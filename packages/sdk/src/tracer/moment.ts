import type { HrTime, TimeInput } from '@opentelemetry/api';

const NANO_PER_SECOND = 1_000_000_000n;
const NANO_PER_MS = 1_000_000;

/** A moment: nanoseconds since the epoch as a bigint (or a number, as MLflow has it), a Date, or OpenTelemetry's pair. */
export type Moment = bigint | number | Date | HrTime;

/** The pair OpenTelemetry works with. A bigint keeps every digit. */
export function toHrTime(moment: Moment): HrTime {
  if (Array.isArray(moment)) return [moment[0], moment[1]];
  if (moment instanceof Date) return fromMs(moment.getTime());
  const nanos = typeof moment === 'bigint' ? moment : BigInt(Math.trunc(moment));
  return [Number(nanos / NANO_PER_SECOND), Number(nanos % NANO_PER_SECOND)];
}

/** What an OpenTelemetry API call may say as a time: a pair, a Date, or a number of milliseconds since the epoch or process start. */
export function fromTimeInput(time: TimeInput): HrTime {
  if (typeof time !== 'number') return toHrTime(time);
  // Smaller than the start of the process means performance.now(), as in OpenTelemetry's own SDK.
  return fromMs(time < performance.timeOrigin ? performance.timeOrigin + time : time);
}

/** Nanoseconds since the epoch. */
export function toUnixNano(time: HrTime): bigint {
  return BigInt(Math.trunc(time[0])) * NANO_PER_SECOND + BigInt(Math.trunc(time[1]));
}

/** The pair for milliseconds since the epoch, which may have a fraction. */
export function fromMs(ms: number): HrTime {
  const seconds = Math.trunc(ms / 1000);
  return [seconds, Math.round((ms - seconds * 1000) * NANO_PER_MS)];
}

/** Milliseconds since the epoch. */
export function toMs(time: HrTime): number {
  return time[0] * 1000 + time[1] / NANO_PER_MS;
}
