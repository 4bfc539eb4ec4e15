import type { LogRowBody } from '@gander/api/gander/log-schemas';
import type { SpanRowBody } from '@gander/api/gander/span-schemas';

import type { SpanMarks } from '../tree/span-marks.ts';

/** Something that happened in a trace: a span began, said something, or a log record names it. */
export type LogEntry =
  | { readonly kind: 'span'; readonly timeUnixNano: bigint; readonly span: SpanRowBody }
  | {
      readonly kind: 'event';
      readonly timeUnixNano: bigint;
      readonly span: SpanRowBody;
      readonly name: string;
      readonly isError: boolean;
    }
  | {
      readonly kind: 'log';
      readonly timeUnixNano: bigint;
      readonly span: SpanRowBody | undefined;
      readonly log: LogRowBody;
    };

/**
 * A key for each, of its own: the same line is known again when others have come before it. What happened to one span at
 * one moment under one name is told apart by its order.
 */
export function toEntryKeys(entries: readonly LogEntry[]): readonly string[] {
  const counts = new Map<string, number>();
  return entries.map((entry) => {
    const key = toEntryKey(entry);
    const index = counts.get(key) ?? 0;
    counts.set(key, index + 1);
    return `${key} ${index}`;
  });
}

function toEntryKey(entry: LogEntry): string {
  const { kind, timeUnixNano, span } = entry;
  const name = entry.kind === 'event' ? entry.name : '';
  return `${kind} ${span?.spanId ?? ''} ${kind === 'span' ? '' : timeUnixNano} ${name}`;
}

export interface LogSources {
  /** Parents before their children. */
  readonly spans: readonly SpanRowBody[];
  readonly marks: ReadonlyMap<string, SpanMarks>;
  readonly logs: readonly LogRowBody[];
}

/** Everything that is known to have happened, by time. At one moment a span comes before what it says. */
export function toLogEntries({ spans, marks, logs }: LogSources): readonly LogEntry[] {
  const spanOf = new Map(spans.map((span) => [span.spanId, span]));
  const entries: LogEntry[] = [];
  for (const span of spans) {
    entries.push({ kind: 'span', timeUnixNano: span.startUnixNano, span });
    for (const { name, timeUnixNano, isError } of marks.get(span.spanId)?.events ?? []) {
      entries.push({ kind: 'event', timeUnixNano, span, name, isError });
    }
  }
  for (const log of logs) {
    const span = log.spanId === null ? undefined : spanOf.get(log.spanId);
    entries.push({ kind: 'log', timeUnixNano: log.timeUnixNano, span, log });
  }
  // Stable: what was put in first comes first.
  return entries.sort((left, right) =>
    left.timeUnixNano === right.timeUnixNano ? 0 : left.timeUnixNano < right.timeUnixNano ? -1 : 1,
  );
}
