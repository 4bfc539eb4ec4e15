import { isSpanContextValid, trace } from '@opentelemetry/api';

import { reportDebug } from '../diagnostics/report.ts';
import { findNotedRoot } from './span-notes.ts';
import { toTraceAttributes, type TraceFields } from './trace-fields.ts';

/** What {@link updateCurrentTrace} sets; what is left out stays as it was. */
export type UpdateCurrentTraceOptions = TraceFields;

/**
 * Sets tags, metadata, session, user, previews of the trace that the active span belongs to. They are kept on the first
 * span of the trace in this process, so it must not have ended yet. Outside of a trace nothing happens.
 */
export function updateCurrentTrace(fields: UpdateCurrentTraceOptions): void {
  const active = trace.getActiveSpan();
  if (active === undefined || !isSpanContextValid(active.spanContext())) {
    reportDebug('updateCurrentTrace was called outside of a trace: call it inside withSpan or a traced function.');
    return;
  }
  const root = findNotedRoot(active) ?? active;
  if (!root.isRecording()) {
    reportDebug(
      'updateCurrentTrace was called after the first span of the trace had ended, or in a trace not recorded.',
    );
    return;
  }
  root.setAttributes(toTraceAttributes(fields));
}
