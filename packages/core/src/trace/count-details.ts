import type { SpanRecord } from '../span-record.ts';
import { USAGE_KEYS } from '../usage.ts';

/** How much a span knows of the call it reports: of two accounts of one call, the one with more is kept. */
export function countDetails(span: SpanRecord | undefined): number {
  if (span === undefined) return 0;
  return USAGE_KEYS.filter((key) => span.usage[key] !== undefined).length + (span.costUsd === null ? 0 : 1);
}
