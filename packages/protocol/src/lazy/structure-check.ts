import type { ProtocolLimits } from '../limits.ts';
import { ProtocolError } from '../protocol-error.ts';
import { checkIdLength } from '../wire/id.ts';
import type { WireReader } from '../wire/wire-reader.ts';
import {
  ANY_VALUE_ARRAY,
  ANY_VALUE_KVLIST,
  ANY_VALUE_STRING,
  EVENT_ATTRIBUTES,
  KEY_VALUE_KEY,
  KEY_VALUE_VALUE,
  LINK_ATTRIBUTES,
  LINK_SPAN_ID,
  LINK_TRACE_ID,
  REPEATED_FIRST_FIELD,
} from '../wire/field-tags.ts';

/**
 * Attributes, values in them, events and links that one body may hold, so that a body of empty ones, two bytes each,
 * cannot grow into gigabytes of objects when it is decoded in full. Honest telemetry holds one per 20 bytes or more.
 */
const MAX_VALUES_PER_BODY = 4_000_000;

/**
 * Walks the structure of values without decoding them: a string costs the reading of its header. What passes here can
 * be decoded at any later time without an error, which is what lets the lazy views never throw.
 */
export class StructureCheck {
  readonly #reader: WireReader;
  readonly #limits: ProtocolLimits;
  #values = 0;

  constructor(reader: WireReader, limits: ProtocolLimits) {
    this.#reader = reader;
    this.#limits = limits;
  }

  /** Forgets what was counted: what is walked next has passed before. */
  restart(): void {
    this.#values = 0;
  }

  /** Counts one attribute, value, event or link. */
  count(): void {
    this.#values += 1;
    if (this.#values > MAX_VALUES_PER_BODY) {
      throw new ProtocolError(
        'limit_exceeded',
        `The request holds more than ${MAX_VALUES_PER_BODY} values. Send smaller batches.`,
      );
    }
  }

  /** The body of an AnyValue from `reader.pos` to `end`; an attribute's own value has depth 1. */
  anyValue(end: number, depth: number): void {
    const reader = this.#reader;
    this.count();
    if (depth > this.#limits.anyValueDepth) {
      throw new ProtocolError('limit_exceeded', `A value is nested deeper than ${this.#limits.anyValueDepth} levels.`);
    }
    while (reader.pos < end) {
      const tag = reader.tag();
      if (tag === ANY_VALUE_STRING) reader.pos = reader.lengthEnd(end);
      else if (tag === ANY_VALUE_ARRAY) this.#elements(reader.lengthEnd(end), depth);
      else if (tag === ANY_VALUE_KVLIST) this.#members(reader.lengthEnd(end), depth);
      else reader.skip(tag, end);
    }
    reader.expectEnd(end);
  }

  /** The body of a KeyValue from `reader.pos` to `end`. */
  keyValue(end: number, depth: number): void {
    const reader = this.#reader;
    this.count();
    while (reader.pos < end) {
      const tag = reader.tag();
      if (tag === KEY_VALUE_KEY) reader.pos = reader.lengthEnd(end);
      else if (tag === KEY_VALUE_VALUE) this.anyValue(reader.lengthEnd(end), depth);
      else reader.skip(tag, end);
    }
    reader.expectEnd(end);
  }

  event(end: number): void {
    this.count();
    const reader = this.#reader;
    while (reader.pos < end) {
      const tag = reader.tag();
      if (tag === EVENT_ATTRIBUTES) this.keyValue(reader.lengthEnd(end), 1);
      else reader.skip(tag, end);
    }
    reader.expectEnd(end);
  }

  link(end: number): void {
    this.count();
    const reader = this.#reader;
    while (reader.pos < end) {
      const tag = reader.tag();
      if (tag === LINK_ATTRIBUTES) this.keyValue(reader.lengthEnd(end), 1);
      else if (tag === LINK_TRACE_ID || tag === LINK_SPAN_ID) {
        const idEnd = reader.lengthEnd(end);
        checkIdLength(reader.pos, idEnd);
        reader.pos = idEnd;
      } else reader.skip(tag, end);
    }
    reader.expectEnd(end);
  }

  #elements(end: number, depth: number): void {
    const reader = this.#reader;
    while (reader.pos < end) {
      const tag = reader.tag();
      if (tag === REPEATED_FIRST_FIELD) this.anyValue(reader.lengthEnd(end), depth + 1);
      else reader.skip(tag, end);
    }
    reader.expectEnd(end);
  }

  #members(end: number, depth: number): void {
    const reader = this.#reader;
    while (reader.pos < end) {
      const tag = reader.tag();
      if (tag === REPEATED_FIRST_FIELD) this.keyValue(reader.lengthEnd(end), depth + 1);
      else reader.skip(tag, end);
    }
    reader.expectEnd(end);
  }
}
