import type { SpanRecord } from '../span-record.ts';

/** Clocks of two instrumentations of one call may differ by this much. */
const SLACK_NANO = 50_000_000n;

/** Did `inner` happen within the time of `outer`, give or take? */
export function isWithin(inner: SpanRecord, outer: SpanRecord): boolean {
  return (
    inner.startUnixNano >= outer.startUnixNano - SLACK_NANO &&
    (inner.endUnixNano ?? inner.startUnixNano) <= (outer.endUnixNano ?? outer.startUnixNano) + SLACK_NANO
  );
}
