import { context, isSpanContextValid, trace } from '@opentelemetry/api';

import { getRegistry } from '../registry/sdk-registry.ts';
import { LiveSpan } from './live-span.ts';
import { findNotedLiveSpan, writeNotedLiveSpan } from './span-notes.ts';

/** The active span, made by us or by any OpenTelemetry instrumentation; `null` when there is none. */
export function getCurrentActiveSpan(): LiveSpan | null {
  const active = context.active();
  const otelSpan = trace.getSpan(active);
  if (otelSpan === undefined || !isSpanContextValid(otelSpan.spanContext())) return null;
  const known = findNotedLiveSpan(otelSpan);
  if (known !== undefined) return known;
  const span = new LiveSpan(otelSpan, active);
  writeNotedLiveSpan(otelSpan, span);
  return span;
}

/** The id (`tr-…`) of the trace that was last written to in this process, for linking to it afterwards. */
export function getLastActiveTraceId(): string | undefined {
  return getRegistry().lastActiveTraceId;
}
