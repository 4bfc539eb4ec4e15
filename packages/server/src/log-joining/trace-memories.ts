import type { TraceId } from '@gander/core/ids';

import { createTraceMemory, type TraceMemory } from './trace-memory.ts';

/** What a trace costs here is some times what it has on the wire; more than this is not kept. */
const LIMIT_BYTES = 16 * 1024 * 1024;

/** Remembers traces that logs keep coming for, so that a delivery costs what it brings and not what the trace has. */
export interface TraceMemories {
  find(traceId: TraceId): TraceMemory | undefined;
  /** Begins a memory with what is stored; `bytes` is its size on the wire. */
  begin(traceId: TraceId, bytes: number): TraceMemory;
  /** The trace has grown; those that were not asked for longest make room. */
  grow(traceId: TraceId, bytes: number): void;
  /** Nothing that was added since is sure to be stored. */
  forgetAll(): void;
}

interface Entry {
  readonly memory: TraceMemory;
  bytes: number;
}

/** For the one thread that writes. */
export function createTraceMemories(limitBytes: number = LIMIT_BYTES): TraceMemories {
  const entries = new Map<TraceId, Entry>();
  let total = 0;

  function drop(traceId: TraceId, { bytes }: Entry): void {
    entries.delete(traceId);
    total -= bytes;
  }

  function makeRoom(): void {
    for (const [traceId, entry] of entries) {
      if (total <= limitBytes) return;
      drop(traceId, entry);
    }
  }

  return {
    find(traceId) {
      const entry = entries.get(traceId);
      if (entry === undefined) return undefined;
      // The last in a map is the one that was set last.
      entries.delete(traceId);
      entries.set(traceId, entry);
      return entry.memory;
    },
    begin(traceId, bytes) {
      const old = entries.get(traceId);
      if (old !== undefined) drop(traceId, old);
      const entry = { memory: createTraceMemory(), bytes };
      entries.set(traceId, entry);
      total += bytes;
      makeRoom();
      return entry.memory;
    },
    grow(traceId, bytes) {
      const entry = entries.get(traceId);
      if (entry === undefined) return;
      entry.bytes += bytes;
      total += bytes;
      makeRoom();
    },
    forgetAll() {
      entries.clear();
      total = 0;
    },
  };
}
