import type { Ranges, ResourceFrame, ScopeFrame } from './lazy/envelope.ts';
import { SpanCursor } from './lazy/span-cursor.ts';
import { ProtocolError } from './protocol-error.ts';
import type { SpanView } from './span-view.ts';
import { GROUP_ITEM, REPEATED_FIRST_FIELD } from './wire/field-tags.ts';
import { countVarintBytes, writeVarint } from './wire/varint.ts';

/**
 * Every group repeats the resource and scope of its spans, so a large resource on very many traces multiplies. How much
 * larger than its body all chunks of one request may be together; honest requests stay near it.
 */
const MAX_GROWTH = 4;
const FREE_TOTAL_BYTES = 16 * 1024 * 1024;

/** Splits the spans of one request into one valid `ExportTraceServiceRequest` per group, copying bytes, decoding none. */
export interface TraceChunkBuilder {
  /** `span` must come from `readTraceRequest` over the same bytes. Spans keep the order in which they are added. */
  add(group: string, span: SpanView): void;
  /**
   * The chunk of every group, in the order of their first spans. Throws {@link ProtocolError} `limit_exceeded` when
   * repeating the resources would multiply the request beyond reason.
   *
   * `allocate` gives the memory of a chunk; every byte of it is written.
   */
  build(allocate?: (size: number) => Uint8Array): Map<string, Uint8Array>;
}

/** `bytes` is the body of the request that the added spans are read from. */
export function createTraceChunkBuilder(bytes: Uint8Array): TraceChunkBuilder {
  return new ChunkBuilder(bytes);
}

interface ScopeRun {
  readonly frame: ScopeFrame;
  /** Fields of the spans, tags included; neighbours in the request are one range. */
  readonly spans: Ranges;
  bodySize: number;
}

interface ResourceRun {
  readonly frame: ResourceFrame;
  readonly scopes: ScopeRun[];
  bodySize: number;
}

class ChunkBuilder implements TraceChunkBuilder {
  readonly #bytes: Uint8Array;
  readonly #groups = new Map<string, ResourceRun[]>();

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  add(group: string, span: SpanView): void {
    if (!(span instanceof SpanCursor) || span.bytes !== this.#bytes || span.place === undefined) {
      throw new Error('The span does not belong to the request of this chunk builder.');
    }
    const { resourceFrame, scopeFrame } = span.place;
    let resources = this.#groups.get(group);
    if (resources === undefined) {
      resources = [];
      this.#groups.set(group, resources);
    }
    let resource = resources.at(-1);
    if (resource?.frame !== resourceFrame) {
      resource = { frame: resourceFrame, scopes: [], bodySize: 0 };
      resources.push(resource);
    }
    let scope = resource.scopes.at(-1);
    if (scope?.frame !== scopeFrame) {
      scope = { frame: scopeFrame, spans: [], bodySize: 0 };
      resource.scopes.push(scope);
    }
    const { spans } = scope;
    if (spans.at(-1) === span.fieldStart) spans[spans.length - 1] = span.fieldEnd;
    else spans.push(span.fieldStart, span.fieldEnd);
  }

  build(allocate: (size: number) => Uint8Array = (size) => new Uint8Array(size)): Map<string, Uint8Array> {
    let totalBytes = 0;
    const sizes = new Map<string, number>();
    for (const [group, resources] of this.#groups) {
      const size = measure(resources);
      sizes.set(group, size);
      totalBytes += size;
    }
    if (totalBytes > Math.max(FREE_TOTAL_BYTES, MAX_GROWTH * this.#bytes.length)) {
      throw new ProtocolError(
        'limit_exceeded',
        `The resource of the request is too large to be kept with each of its ${sizes.size} traces. Send smaller batches.`,
      );
    }
    const chunks = new Map<string, Uint8Array>();
    for (const [group, resources] of this.#groups) {
      const chunk = allocate(sizes.get(group) ?? 0);
      this.#write(resources, chunk);
      chunks.set(group, chunk);
    }
    return chunks;
  }

  #write(resources: readonly ResourceRun[], chunk: Uint8Array): void {
    let offset = 0;
    for (const resource of resources) {
      chunk[offset] = REPEATED_FIRST_FIELD;
      offset = writeVarint(resource.bodySize, chunk, offset + 1);
      offset = this.#copy(resource.frame.ownFields, chunk, offset);
      for (const scope of resource.scopes) {
        chunk[offset] = GROUP_ITEM;
        offset = writeVarint(scope.bodySize, chunk, offset + 1);
        offset = this.#copy(scope.frame.ownFields, chunk, offset);
        offset = this.#copy(scope.spans, chunk, offset);
      }
    }
  }

  #copy(ranges: Ranges, chunk: Uint8Array, offset: number): number {
    let target = offset;
    for (let index = 0; index < ranges.length; index += 2) {
      const start = ranges[index] as number;
      const end = ranges[index + 1] as number;
      chunk.set(this.#bytes.subarray(start, end), target);
      target += end - start;
    }
    return target;
  }
}

/** Fills in the body sizes, innermost first, and returns the size of the whole message. */
function measure(resources: readonly ResourceRun[]): number {
  let total = 0;
  for (const resource of resources) {
    let bodySize = rangesSize(resource.frame.ownFields);
    for (const scope of resource.scopes) {
      scope.bodySize = rangesSize(scope.frame.ownFields) + rangesSize(scope.spans);
      bodySize += fieldSize(scope.bodySize);
    }
    resource.bodySize = bodySize;
    total += fieldSize(bodySize);
  }
  return total;
}

/** A field with a one-byte tag and a length. */
function fieldSize(bodySize: number): number {
  return 1 + countVarintBytes(bodySize) + bodySize;
}

function rangesSize(ranges: Ranges): number {
  let size = 0;
  for (let index = 0; index < ranges.length; index += 2)
    size += (ranges[index + 1] as number) - (ranges[index] as number);
  return size;
}
