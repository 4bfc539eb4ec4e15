import type { SpanId } from '@gander/core/ids';
import { createLogJoin, type GrowingLogJoin, listNamesOfLog, listNamesOfSpan } from '@gander/core/logs/join-logs';
import type { SourcedLog } from '@gander/core/logs/sourced-log';
import { isSynthesizable } from '@gander/core/logs/to-synthesized-spans';
import { createKeyTable } from '@gander/protocol/key-table';
import { readTraceRequest } from '@gander/protocol/span-reader';

/** What is stored of a trace, as far as logs and spans have to find each other. */
export interface TraceMemory {
  /** All of its records that say something. */
  readonly join: GrowingLogJoin;
  /** Adds records, and returns what those of them that are new are about. */
  addLogs(logs: readonly SourcedLog[]): LogNews;
  addSpans(chunk: Uint8Array): void;
}

export interface LogNews {
  /** Stored spans that the new records may say something about. */
  readonly spanIds: readonly SpanId[];
  /** Of the new records those that spans may be made of; when there are none, no span changes. */
  readonly hasSynthesizable: boolean;
  /** All records of the trace that spans may be made of, those before the new ones apart. */
  readonly before: readonly SourcedLog[];
  readonly after: readonly SourcedLog[];
}

const NO_KEYS = createKeyTable([]);

/** Of a trace of which nothing is known yet. */
export function createTraceMemory(): TraceMemory {
  const join = createLogJoin([]);
  const spansOf = new Map<string, Set<SpanId>>();
  let synthesizable: readonly SourcedLog[] = [];
  return {
    join,
    addLogs(logs) {
      const added = join.add(logs);
      const before = synthesizable;
      const more = added.filter((log) => isSynthesizable(log)).map(({ facts }) => facts.log);
      if (more.length > 0) synthesizable = [...before, ...more];
      const names = new Set(added.flatMap((log) => listNamesOfLog(log)));
      return {
        spanIds: [...new Set([...names].flatMap((name) => [...(spansOf.get(name) ?? [])]))],
        hasSynthesizable: more.length > 0,
        before,
        after: synthesizable,
      };
    },
    addSpans(chunk) {
      readTraceRequest(chunk, {
        keys: NO_KEYS,
        onSpan(span) {
          const spanId = span.spanId as SpanId;
          for (const name of listNamesOfSpan(span)) {
            const known = spansOf.get(name);
            if (known === undefined) spansOf.set(name, new Set([spanId]));
            else known.add(spanId);
          }
        },
        onRejectedSpan() {},
      });
    },
  };
}
