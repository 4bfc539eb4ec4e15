import { gzipSync, zstdCompressSync } from 'node:zlib';

import { createKeyTable } from '@gander/protocol/key-table';
import { readTraceRequest } from '@gander/protocol/span-reader';
import type { ResourceSpans, Span } from '@gander/protocol/trace-data';
import { createTraceChunkBuilder } from '@gander/protocol/trace-chunk';
import { decodeTraceData } from '@gander/protocol/trace-decoder';
import { encodeTraceData } from '@gander/protocol/trace-encoder';

import { toChunkBytes } from '../../src/chunks/to-chunk-bytes.ts';
import type { RequestBody, TraceWrite } from '../../src/ingest-store.ts';

export const BODY_ENCODINGS = ['identity', 'gzip', 'zstd'] as const satisfies readonly RequestBody['encoding'][];

export interface SharedRequest {
  /** As they are when the body is kept for all of them. */
  readonly shared: readonly TraceWrite[];
  /** The same, each standing on its own. */
  readonly own: readonly TraceWrite[];
  readonly body: RequestBody;
  /** Before compression. */
  readonly bytes: Uint8Array;
}

/** What all traces of a request have in common. */
export const SHARED_TEXT = 'said once for all traces of the request';

/**
 * One request with the spans of all these writes, which have real payloads: one resource and scope, and the traces' spans in turns, as
 * an exporter finds them in its queue.
 */
export function buildSharedRequest(
  writes: readonly TraceWrite[],
  encoding: RequestBody['encoding'] = 'gzip',
): SharedRequest {
  const bytes = encodeTraceData({ resourceSpans: [takeTurns(writes)] });
  const builder = createTraceChunkBuilder(bytes);
  readTraceRequest(bytes, {
    keys: createKeyTable([]),
    onSpan: (span) => builder.add(`tr-${span.traceId}`, span),
    onRejectedSpan(reason) {
      throw new Error(reason);
    },
  });
  const parts = builder.listParts();
  const payload = compress(bytes, encoding);
  const body: RequestBody = { rawSize: bytes.byteLength, encoding, payload, chunkCount: parts.size };
  const partOf = (traceId: string) => {
    const part = parts.get(traceId);
    if (part === undefined) throw new Error(`The request has nothing of the trace ${traceId}`);
    return part;
  };
  return {
    bytes,
    body,
    own: writes.map((write) => ({ ...write, chunk: partOf(write.traceId).read(bytes) })),
    shared: writes.map((write) => {
      const part = partOf(write.traceId);
      const { byteLength } = part;
      return {
        ...write,
        chunk: { body, byteLength, listPieces: () => part.listPieces(), read: () => part.read(bytes) },
      };
    }),
  };
}

function compress(bytes: Uint8Array, encoding: RequestBody['encoding']): Uint8Array {
  if (encoding === 'identity') return bytes;
  return encoding === 'gzip' ? gzipSync(bytes) : zstdCompressSync(bytes);
}

function takeTurns(writes: readonly TraceWrite[]): ResourceSpans {
  const queues = writes.map(({ chunk }) =>
    decodeTraceData(toChunkBytes(chunk)).resourceSpans.flatMap(({ scopeSpans }) =>
      scopeSpans.flatMap(({ spans }) => spans),
    ),
  );
  const spans: Span[] = [];
  for (let turn = 0; queues.some(({ length }) => length > turn); turn += 1) {
    for (const queue of queues) spans.push(...queue.slice(turn, turn + 1));
  }
  return {
    resource: {
      attributes: [{ key: 'host.name', value: { stringValue: SHARED_TEXT } }],
      droppedAttributesCount: 0,
    },
    schemaUrl: 'https://example.test/resource',
    scopeSpans: [
      {
        scope: { name: 'shared', version: '1', attributes: [], droppedAttributesCount: 0 },
        schemaUrl: 'https://example.test/scope',
        spans,
      },
    ],
  };
}
