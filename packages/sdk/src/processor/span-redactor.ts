import type { Span } from '@opentelemetry/api';

import { reportDebug, reportOnce } from '../diagnostics/report.ts';
import { getRegistry } from '../registry/sdk-registry.ts';
import { LiveSpan } from '../spans/live-span.ts';
import { type CaptureContent, redactContent, truncateAttributes } from './redact-content.ts';
import type { FinishedSpan } from './finished-span.ts';

/** Sees every span before it leaves: change `name`, `attributes`, `events`, or return `null` to keep it from leaving. */
export type SpanEditor = (span: FinishedSpan) => FinishedSpan | null | undefined | void;

/** A promise may redact too late, a copy is no span: neither may leave unredacted. */
const NOT_A_SPAN =
  'onSpan returned something else than the span it got: the span is dropped. Change the span, synchronously, and return it, or null.';

export interface SpanRedactorOptions {
  readonly captureContent: CaptureContent;
  readonly maxAttributeBytes: number;
  readonly onSpan: SpanEditor | undefined;
}

/** Makes what leaves out of what ended, or `undefined` for what must stay. */
export function createSpanRedactor(options: SpanRedactorOptions): (span: FinishedSpan) => FinishedSpan | undefined {
  return (span) => {
    runEndHooks(span);
    redactContent(span, options.captureContent);
    const edited = applyEditor(span, options.onSpan);
    if (edited === undefined) return undefined;
    truncateAttributes(edited.attributes, options.maxAttributeBytes);
    for (const event of edited.events) {
      if (event.attributes !== undefined) truncateAttributes(event.attributes, options.maxAttributeBytes);
    }
    return edited;
  };
}

function applyEditor(span: FinishedSpan, onSpan: SpanEditor | undefined): FinishedSpan | undefined {
  if (onSpan === undefined) return span;
  try {
    const result: unknown = onSpan(span);
    if (result === undefined || result === span) return span;
    if (result !== null) reportOnce('onSpan.result', NOT_A_SPAN);
    return undefined;
  } catch (error) {
    // What should have been redacted must not leave because the redaction failed.
    const name = error instanceof Error ? error.name : typeof error;
    reportOnce(`onSpan.${name}`, `onSpan threw ${name}: the span is dropped. Make it return the span, or null.`);
    return undefined;
  }
}

function runEndHooks(span: FinishedSpan): void {
  const { endHooks } = getRegistry();
  if (endHooks.size === 0 || span.isOpen) return;
  const live = new LiveSpan(toEditableSpan(span));
  for (const hook of endHooks) {
    try {
      hook(live);
    } catch (error) {
      reportDebug(`A span end hook threw ${error instanceof Error ? error.name : typeof error}.`);
    }
  }
}

/** An ended span that takes attributes: MLflow's end hooks are where integrations add theirs. */
function toEditableSpan(span: FinishedSpan): Span {
  const editable = Object.create(span, {
    isRecording: { value: () => true },
    ended: { value: false },
    setAttribute: {
      value(key: string, value: string) {
        span.attributes[key] = value;
        return editable;
      },
    },
    updateName: {
      value(name: string) {
        span.name = name;
        return editable;
      },
    },
    setStatus: {
      value(status: FinishedSpan['status']) {
        span.status = status;
        return editable;
      },
    },
    addEvent: { value: () => editable },
    addLink: { value: () => editable },
    recordException: { value: () => undefined },
    end: { value: () => undefined },
    spanContext: { value: () => span.spanContext() },
  }) as Span;
  return editable;
}
