import type { ProtocolLimits } from '../limits.ts';
import { ProtocolError } from '../protocol-error.ts';
import type { AttributeView, SpanView } from '../span-view.ts';
import type { SpanEvent, SpanLink } from '../trace-data.ts';
import {
  SPAN_ATTRIBUTES,
  SPAN_DROPPED_ATTRIBUTES,
  SPAN_DROPPED_EVENTS,
  SPAN_DROPPED_LINKS,
  SPAN_END,
  SPAN_EVENTS,
  SPAN_FLAGS,
  SPAN_KIND,
  SPAN_LINKS,
  SPAN_NAME,
  SPAN_PARENT_SPAN_ID,
  SPAN_SPAN_ID,
  SPAN_START,
  SPAN_STATUS,
  SPAN_TRACE_ID,
  SPAN_TRACE_STATE,
  STATUS_CODE,
  STATUS_MESSAGE,
} from '../wire/field-tags.ts';
import { checkIdLength, toIdHex } from '../wire/id.ts';
import { IntList } from '../wire/int-list.ts';
import { decodeUtf8 } from '../wire/utf8.ts';
import { WIRE_LENGTH, type WireReader } from '../wire/wire-reader.ts';
import { AttributeTable } from './attribute-table.ts';
import type { ResourceFrame, ScopeFrame } from './envelope.ts';
import type { BodyContext, InstrumentationScopeView, ResourceView } from './resource-view.ts';
import { readEvent, readLink } from './span-parts.ts';
import type { StructureCheck } from './structure-check.ts';

/** Where a span stands in its request; the chunk builder copies from here. */
export interface SpanPlace {
  readonly resourceFrame: ResourceFrame;
  readonly scopeFrame: ScopeFrame;
  readonly resource: ResourceView;
  readonly scope: InstrumentationScopeView;
}

/** Where a span is found again. */
interface MarkedSpan {
  readonly place: SpanPlace;
  readonly fieldStart: number;
  readonly start: number;
  readonly end: number;
}

const NO_TIME = -1;

/**
 * The one {@link SpanView} of a request, moved from span to span. Moving checks the span's structure and notes offsets;
 * the getters decode. Its public fields beyond the interface serve the decoder and the chunk builder of this package.
 */
export class SpanCursor implements SpanView {
  readonly bytes: Uint8Array;
  readonly attributes: AttributeTable;
  /** Offset of the span's field in the request, its tag included, and of its end. */
  fieldStart = 0;
  fieldEnd = 0;
  place: SpanPlace | undefined;
  kind = 0;
  flags = 0;
  statusCode = 0;
  hasStatus = false;
  droppedAttributesCount = 0;
  droppedEventsCount = 0;
  droppedLinksCount = 0;

  readonly #walker: WireReader;
  readonly #check: StructureCheck;
  readonly #limits: ProtocolLimits;
  readonly #reader: WireReader;
  /** Pairs of offsets, of the bodies. */
  readonly #events = new IntList();
  readonly #links = new IntList();
  /** Of the span's body. */
  #start = 0;
  #end = 0;
  #traceIdStart = 0;
  #traceIdEnd = 0;
  #spanIdStart = 0;
  #spanIdEnd = 0;
  #parentSpanIdStart = 0;
  #parentSpanIdEnd = 0;
  #nameStart = 0;
  #nameEnd = 0;
  #traceStateStart = 0;
  #traceStateEnd = 0;
  #statusMessageStart = 0;
  #statusMessageEnd = 0;
  #startAt = NO_TIME;
  #endAt = NO_TIME;
  /** The trace id last spelled out, and its bytes: ids are asked for often, and neighbours mostly share a trace. */
  #spelledTraceId = '';
  #spelledStart = 0;
  #spelledEnd = 0;
  #spelledSpanId: string | undefined;
  #spelledName: string | undefined;

  constructor(context: BodyContext, limits: ProtocolLimits) {
    this.#walker = context.walker;
    this.#check = context.check;
    this.#limits = limits;
    this.bytes = context.walker.bytes;
    this.#reader = context.values;
    this.attributes = new AttributeTable(context.values, context.keys);
  }

  /** Moves to the span whose body is `[start, end)`; throws {@link ProtocolError} when the span itself is broken. */
  move(start: number, end: number): void {
    this.#reset();
    this.#start = start;
    this.#end = end;
    const walker = this.#walker;
    walker.pos = start;
    while (walker.pos < end) {
      const tag = walker.tag();
      if (tag === SPAN_ATTRIBUTES) this.#takeAttribute(end);
      else if ((tag & 7) === WIRE_LENGTH) this.#takeMessage(tag, end);
      else this.#takeScalar(tag, end);
    }
    walker.expectEnd(end);
  }

  /** What {@link moveBack} takes to the span that the cursor is at. */
  get mark(): MarkedSpan {
    return { place: this.#surroundings, fieldStart: this.fieldStart, start: this.#start, end: this.#end };
  }

  /** To a span of the same request that the cursor was moved to before, which is why it does not throw. */
  moveBack({ place, fieldStart, start, end }: MarkedSpan): void {
    this.place = place;
    this.fieldStart = fieldStart;
    this.fieldEnd = end;
    // Else the values of a span that is read again would count twice.
    this.#check.restart();
    this.move(start, end);
  }

  get traceId(): string {
    if (!this.#isSpelledTraceId()) {
      this.#spelledTraceId = toIdHex(this.bytes, this.#traceIdStart, this.#traceIdEnd);
      this.#spelledStart = this.#traceIdStart;
      this.#spelledEnd = this.#traceIdEnd;
    }
    return this.#spelledTraceId;
  }

  get spanId(): string {
    this.#spelledSpanId ??= toIdHex(this.bytes, this.#spanIdStart, this.#spanIdEnd);
    return this.#spelledSpanId;
  }

  get parentSpanId(): string {
    return toIdHex(this.bytes, this.#parentSpanIdStart, this.#parentSpanIdEnd);
  }

  get name(): string {
    this.#spelledName ??= this.#reader.text(this.#nameStart, this.#nameEnd);
    return this.#spelledName;
  }

  get traceState(): string {
    return decodeUtf8(this.bytes, this.#traceStateStart, this.#traceStateEnd);
  }

  get statusMessage(): string {
    return decodeUtf8(this.bytes, this.#statusMessageStart, this.#statusMessageEnd);
  }

  get startUnixNano(): bigint {
    return this.#startAt === NO_TIME ? 0n : this.#reader.view.getBigUint64(this.#startAt, true);
  }

  get endUnixNano(): bigint {
    return this.#endAt === NO_TIME ? 0n : this.#reader.view.getBigUint64(this.#endAt, true);
  }

  get eventCount(): number {
    return this.#events.length / 2;
  }

  get linkCount(): number {
    return this.#links.length / 2;
  }

  get resource(): AttributeView {
    return this.#surroundings.resource.attributes;
  }

  get scope(): AttributeView {
    return this.#surroundings.scope.attributes;
  }

  get scopeName(): string {
    return this.#surroundings.scope.name;
  }

  get scopeVersion(): string {
    return this.#surroundings.scope.version;
  }

  events(): SpanEvent[] {
    return this.#readAll(this.#events, readEvent);
  }

  links(): SpanLink[] {
    return this.#readAll(this.#links, readLink);
  }

  #isSpelledTraceId(): boolean {
    const start = this.#traceIdStart;
    const length = this.#traceIdEnd - start;
    if (length !== this.#spelledEnd - this.#spelledStart) return false;
    for (let index = 0; index < length; index += 1) {
      if (this.bytes[start + index] !== this.bytes[this.#spelledStart + index]) return false;
    }
    return true;
  }

  get #surroundings(): SpanPlace {
    if (this.place === undefined) throw new Error('A span was read before it was placed; set `place` first.');
    return this.place;
  }

  #readAll<Part>(ranges: IntList, read: (reader: WireReader, end: number) => Part): Part[] {
    const parts: Part[] = [];
    for (let index = 0; index < ranges.length; index += 2) {
      this.#reader.pos = ranges.at(index);
      parts.push(read(this.#reader, ranges.at(index + 1)));
    }
    return parts;
  }

  #reset(): void {
    this.attributes.clear();
    this.#events.clear();
    this.#links.clear();
    this.kind = 0;
    this.flags = 0;
    this.statusCode = 0;
    this.hasStatus = false;
    this.droppedAttributesCount = 0;
    this.droppedEventsCount = 0;
    this.droppedLinksCount = 0;
    this.#traceIdStart = this.#traceIdEnd = 0;
    this.#spanIdStart = this.#spanIdEnd = 0;
    this.#spelledSpanId = undefined;
    this.#parentSpanIdStart = this.#parentSpanIdEnd = 0;
    this.#nameStart = this.#nameEnd = 0;
    this.#spelledName = undefined;
    this.#traceStateStart = this.#traceStateEnd = 0;
    this.#statusMessageStart = this.#statusMessageEnd = 0;
    this.#startAt = this.#endAt = NO_TIME;
  }

  #takeAttribute(end: number): void {
    const { attributes } = this;
    if (attributes.count === this.#limits.attributesPerSpan) {
      throw new ProtocolError('limit_exceeded', `The span has more than ${attributes.count} attributes.`);
    }
    attributes.add(this.#walker, this.#check, this.#walker.lengthEnd(end));
  }

  /** Fields with a length: remembered as `[start, end)`. */
  #takeMessage(tag: number, end: number): void {
    const walker = this.#walker;
    const fieldEnd = walker.lengthEnd(end);
    const start = walker.pos;
    switch (tag) {
      case SPAN_TRACE_ID:
        checkIdLength(start, fieldEnd);
        this.#traceIdStart = start;
        this.#traceIdEnd = fieldEnd;
        break;
      case SPAN_SPAN_ID:
        checkIdLength(start, fieldEnd);
        this.#spanIdStart = start;
        this.#spanIdEnd = fieldEnd;
        break;
      case SPAN_PARENT_SPAN_ID:
        checkIdLength(start, fieldEnd);
        this.#parentSpanIdStart = start;
        this.#parentSpanIdEnd = fieldEnd;
        break;
      case SPAN_NAME:
        this.#nameStart = start;
        this.#nameEnd = fieldEnd;
        break;
      case SPAN_TRACE_STATE:
        this.#traceStateStart = start;
        this.#traceStateEnd = fieldEnd;
        break;
      case SPAN_EVENTS:
        this.#events.push(start);
        this.#events.push(fieldEnd);
        this.#check.event(fieldEnd);
        break;
      case SPAN_LINKS:
        this.#links.push(start);
        this.#links.push(fieldEnd);
        this.#check.link(fieldEnd);
        break;
      case SPAN_STATUS:
        this.#takeStatus(fieldEnd);
        break;
    }
    walker.pos = fieldEnd;
  }

  #takeScalar(tag: number, end: number): void {
    const walker = this.#walker;
    switch (tag) {
      case SPAN_START:
        this.#startAt = walker.fixed(8, end);
        break;
      case SPAN_END:
        this.#endAt = walker.fixed(8, end);
        break;
      case SPAN_KIND:
        this.kind = walker.int32();
        break;
      case SPAN_FLAGS:
        this.flags = walker.view.getUint32(walker.fixed(4, end), true);
        break;
      case SPAN_DROPPED_ATTRIBUTES:
        this.droppedAttributesCount = walker.uint32();
        break;
      case SPAN_DROPPED_EVENTS:
        this.droppedEventsCount = walker.uint32();
        break;
      case SPAN_DROPPED_LINKS:
        this.droppedLinksCount = walker.uint32();
        break;
      default:
        walker.skip(tag, end);
    }
  }

  #takeStatus(end: number): void {
    const walker = this.#walker;
    this.hasStatus = true;
    while (walker.pos < end) {
      const tag = walker.tag();
      if (tag === STATUS_MESSAGE) {
        this.#statusMessageEnd = walker.lengthEnd(end);
        this.#statusMessageStart = walker.pos;
        walker.pos = this.#statusMessageEnd;
      } else if (tag === STATUS_CODE) this.statusCode = walker.int32();
      else walker.skip(tag, end);
    }
    walker.expectEnd(end);
  }
}
