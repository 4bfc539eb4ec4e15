import { SpanStatusCode } from '@opentelemetry/api';

import type { Destination } from '../export/destination.ts';
import type { FinishedSpan } from '../processor/finished-span.ts';
import { readText } from '../rest/read-text.ts';
import { toMs } from '../tracer/moment.ts';
import { SpanAttributeKey } from '../vocabulary/span-attribute-key.ts';

/** One line per span, for a look at what is recorded: type, name, duration, ids. Contents are not printed. */
export function createConsoleDestination(write: (line: string) => void = writeToConsole): Destination {
  return {
    name: 'the console',
    acceptsOpenSpans: false,
    export(batch) {
      for (const span of batch) write(formatSpan(span));
      return Promise.resolve({ kind: 'done' });
    },
  };
}

function formatSpan(span: FinishedSpan): string {
  const type = readText(span.attributes[SpanAttributeKey.SPAN_TYPE]) || 'SPAN';
  const durationMs = toMs(span.duration).toFixed(1);
  const indent = span.parentSpanId === undefined ? '' : '  ';
  const error = span.status.code === SpanStatusCode.ERROR ? ` ERROR ${span.status.message ?? ''}` : '';
  return `[gander] ${indent}${type} ${span.name} ${durationMs} ms trace=${span.traceId} span=${span.spanId}${error}`;
}

function writeToConsole(line: string): void {
  // oxlint-disable-next-line no-console -- the console is the destination
  console.log(line);
}
