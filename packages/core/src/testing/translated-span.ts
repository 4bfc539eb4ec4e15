import type { SpanView } from '@gander/protocol/span-view';

import { createLogJoin } from '../logs/join-logs.ts';
import type { SpanRecord } from '../span-record.ts';
import type { NormalizedSpan } from '../translate/normalized-span.ts';
import { toSpanRecord } from '../translate/to-span-record.ts';
import { translateSpan } from '../translate/translate-span.ts';
import { forEachRecordedSpan, readRecordedLogs } from './recorded-traffic.ts';

export interface TranslatedSpan {
  readonly record: SpanRecord;
  readonly full: NormalizedSpan;
  /** All attributes and events as JSON: what is not in it, nobody can show. */
  readonly bytes: string;
}

function toText(span: SpanView): string {
  const values = [span.attributes.toKeyValues(), span.eventCount === 0 ? [] : span.events()];
  return JSON.stringify(values, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));
}

/** Everything that was recorded, translated as the server does it, with what was logged beside, by trace. */
export function readTranslatedTraces(recording: string): ReadonlyMap<string, readonly TranslatedSpan[]> {
  const traces = new Map<string, TranslatedSpan[]>();
  const logs = createLogJoin(readRecordedLogs(recording));
  forEachRecordedSpan(recording, (recorded) => {
    const span = logs.join(recorded);
    const spans = traces.get(span.traceId) ?? [];
    spans.push({ record: toSpanRecord(span), full: translateSpan(span), bytes: toText(span) });
    traces.set(span.traceId, spans);
  });
  return traces;
}
