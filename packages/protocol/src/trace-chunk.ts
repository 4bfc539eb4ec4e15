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
  /** The same, none of it copied yet. */
  listParts(): Map<string, ChunkPart>;
}

/** A chunk that is not made yet. */
export interface ChunkPart {
  readonly byteLength: number;
  /** How the chunk is put together from the request. */
  listPieces(): ChunkPieces;
  /** The chunk. `bytes` is the request as its builder had it; `allocate` gives the chunk's memory, every byte of which is written. */
  read(bytes: Uint8Array, allocate?: (size: number) => Uint8Array): Uint8Array;
}

/**
 * A message as parts of another one: again and again a count of bytes, these bytes themselves, and start and end of the range of the
 * other message that follows them.
 */
export type ChunkPieces = readonly number[];

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

  listParts(): Map<string, ChunkPart> {
    let totalBytes = 0;
    const parts = new Map<string, ChunkPart>();
    for (const [group, resources] of this.#groups) {
      const part = new Part(resources);
      parts.set(group, part);
      totalBytes += part.byteLength;
    }
    if (totalBytes > Math.max(FREE_TOTAL_BYTES, MAX_GROWTH * this.#bytes.length)) {
      throw new ProtocolError(
        'limit_exceeded',
        `The resource of the request is too large to be kept with each of its ${parts.size} traces. Send smaller batches.`,
      );
    }
    return parts;
  }

  build(allocate?: (size: number) => Uint8Array): Map<string, Uint8Array> {
    return new Map(Array.from(this.listParts(), ([group, part]) => [group, part.read(this.#bytes, allocate)]));
  }
}

class Part implements ChunkPart {
  readonly byteLength: number;
  readonly #resources: readonly ResourceRun[];

  constructor(resources: readonly ResourceRun[]) {
    this.#resources = resources;
    this.byteLength = measure(resources);
  }

  listPieces(): ChunkPieces {
    const pieces = new PieceList();
    for (const resource of this.#resources) {
      pieces.addHead(REPEATED_FIRST_FIELD, resource.bodySize);
      pieces.addRanges(resource.frame.ownFields);
      for (const scope of resource.scopes) {
        pieces.addHead(GROUP_ITEM, scope.bodySize);
        pieces.addRanges(scope.frame.ownFields);
        pieces.addRanges(scope.spans);
      }
    }
    return pieces.end();
  }

  read(bytes: Uint8Array, allocate: (size: number) => Uint8Array = (size) => new Uint8Array(size)): Uint8Array {
    const chunk = allocate(this.byteLength);
    const copy = (ranges: Ranges, start: number) => copyRanges(ranges, { from: bytes, to: chunk, start });
    let offset = 0;
    for (const resource of this.#resources) {
      chunk[offset] = REPEATED_FIRST_FIELD;
      offset = writeVarint(resource.bodySize, chunk, offset + 1);
      offset = copy(resource.frame.ownFields, offset);
      for (const scope of resource.scopes) {
        chunk[offset] = GROUP_ITEM;
        offset = writeVarint(scope.bodySize, chunk, offset + 1);
        offset = copy(scope.frame.ownFields, offset);
        offset = copy(scope.spans, offset);
      }
    }
    return chunk;
  }
}

interface RangeCopy {
  readonly from: Uint8Array;
  readonly to: Uint8Array;
  readonly start: number;
}

/** Returns where the copy ends. */
function copyRanges(ranges: Ranges, { from, to, start }: RangeCopy): number {
  let offset = start;
  for (let index = 0; index < ranges.length; index += 2) {
    const range = from.subarray(ranges[index], ranges[index + 1]);
    to.set(range, offset);
    offset += range.length;
  }
  return offset;
}

const MAX_VARINT_BYTES = 10;

class PieceList {
  readonly #pieces: number[] = [];
  readonly #varint = new Uint8Array(MAX_VARINT_BYTES);
  #literal: number[] = [];

  /** Tag and length of a message. */
  addHead(tag: number, length: number): void {
    const end = writeVarint(length, this.#varint, 0);
    this.#literal.push(tag);
    for (let index = 0; index < end; index += 1) this.#literal.push(this.#varint[index] as number);
  }

  addRanges(ranges: Ranges): void {
    for (let index = 0; index < ranges.length; index += 2)
      this.#addRange(ranges[index] as number, ranges[index + 1] as number);
  }

  end(): ChunkPieces {
    if (this.#literal.length > 0) this.#addRange(0, 0);
    return this.#pieces;
  }

  #addRange(start: number, end: number): void {
    if (this.#literal.length === 0 && this.#pieces.at(-1) === start) {
      this.#pieces[this.#pieces.length - 1] = end;
      return;
    }
    this.#pieces.push(this.#literal.length, ...this.#literal, start, end);
    this.#literal = [];
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
