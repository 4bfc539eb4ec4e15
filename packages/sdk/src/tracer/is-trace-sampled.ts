const RANGE = 0xff_ff_ff_ff;

/**
 * Whether a trace is kept at a ratio from 0 to 1. Every process that asks about one trace id gets one answer, so a
 * distributed trace is kept whole.
 */
export function isTraceSampled(otelTraceId: string, ratio: number): boolean {
  if (ratio >= 1) return true;
  if (!(ratio > 0)) return false;
  // The last half of a W3C trace id is the random one.
  return Number.parseInt(otelTraceId.slice(-8), 16) / RANGE < ratio;
}
