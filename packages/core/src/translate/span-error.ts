import { toPlainValue } from '@gander/protocol/plain-value';
import type { SpanView } from '@gander/protocol/span-view';
import type { SpanEvent } from '@gander/protocol/trace-data';

import { pickDefined } from '../json/pick-defined.ts';
import type { SpanError } from './normalized-span.ts';
import { readText } from './attribute-values.ts';
import { toReadableErrorMessage } from './readable-error-message.ts';

const STATUS_OK = 1;
const STATUS_ERROR = 2;

/** A person was asked before going on (LangGraph, LlamaIndex), or somebody stopped the run: nothing failed. */
const PAUSE_TYPES = /(?:^|\.)(?:GraphInterrupt|NodeInterrupt|AbortError)$/;
const PAUSE_MESSAGES = /^(?:GraphInterrupt|NodeInterrupt|AbortError|Waiting for event)\b/;

/**
 * What went wrong in a span: its exception event, `error.*` attributes and status message, in this order. A span that
 * says it went well has no error, whatever it recorded on the way; one that says nothing has one if it recorded one.
 */
export function readSpanError(span: SpanView): SpanError | undefined {
  return span.statusCode === STATUS_OK ? undefined : readRecordedError(span);
}

/** The same whatever the status says: some exporters close a span that failed as one that went well. */
export function readRecordedError(span: SpanView): SpanError | undefined {
  const exception = span.eventCount === 0 ? undefined : readException(span.events(), span.statusMessage);
  const type = exception?.type ?? readText(span.attributes, 'error.type');
  const isError = span.statusCode === STATUS_ERROR || exception !== undefined || type !== undefined;
  if (!isError) return undefined;
  const message = exception?.message ?? readText(span.attributes, 'error.message') ?? nonEmpty(span.statusMessage);
  return pickDefined({
    level: PAUSE_TYPES.test(type ?? '') || PAUSE_MESSAGES.test(message ?? '') ? ('warning' as const) : undefined,
    type,
    message: message === undefined ? undefined : toReadableErrorMessage(message),
    stack: exception?.stack ?? readText(span.attributes, 'error.stack'),
  });
}

/** The exception that the status speaks of; without such a one the last, which ended the span. */
function readException(events: readonly SpanEvent[], statusMessage: string): SpanError | undefined {
  const exceptions = events.filter(({ name }) => name === 'exception');
  const named = exceptions.find((event) => readEventText(event, 'exception.message') === statusMessage);
  const event = named ?? exceptions.at(-1);
  if (event === undefined) return undefined;
  return pickDefined({
    type: readEventText(event, 'exception.type'),
    message: readEventText(event, 'exception.message'),
    stack: readEventText(event, 'exception.stacktrace'),
  });
}

function readEventText(event: SpanEvent, key: string): string | undefined {
  const attribute = event.attributes.findLast((candidate) => candidate.key === key);
  const value = attribute === undefined ? undefined : toPlainValue(attribute.value);
  return typeof value === 'string' ? nonEmpty(value) : undefined;
}

function nonEmpty(text: string): string | undefined {
  return text === '' ? undefined : text;
}
