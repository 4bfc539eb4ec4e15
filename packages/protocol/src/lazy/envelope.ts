import type { ProtocolLimits } from '../limits.ts';
import { ProtocolError } from '../protocol-error.ts';
import { GROUP_ITEM, GROUP_OWNER, GROUP_SCHEMA_URL, REPEATED_FIRST_FIELD } from '../wire/field-tags.ts';
import { IntList } from '../wire/int-list.ts';
import type { WireReader } from '../wire/wire-reader.ts';

/** Integers per item in {@link Envelope.items}. */
export const ITEM_WIDTH = 3;

/** Pairs of offsets: `[start, end, start, end, …]`. */
export type Ranges = number[];

/**
 * One `ResourceSpans` or `ScopeSpans` (or their logs and metrics twins, which share the field numbers).
 */
interface Frame {
  /** Bodies of the `Resource` or `InstrumentationScope`: one, or several to be merged. */
  readonly owner: Ranges;
  /** Every field that is not a child, tag included, unknown fields too: what a copy of the frame must repeat. */
  readonly ownFields: Ranges;
  /** Body of the last `schema_url`. */
  schemaUrlStart: number;
  schemaUrlEnd: number;
}

export interface ResourceFrame extends Frame {
  readonly scopes: ScopeFrame[];
}

export interface ScopeFrame extends Frame {
  /** Its spans (log records, metrics) are the items `[firstItem, itemEnd)` of the envelope. */
  readonly firstItem: number;
  itemEnd: number;
}

/**
 * Where everything down to the single span lies in an export request. Built before the first span is looked into, so
 * that a request with broken framing or too many spans is refused whole, and a resource may follow its spans.
 */
export interface Envelope {
  readonly resources: readonly ResourceFrame[];
  readonly itemCount: number;
  /** Per item {@link ITEM_WIDTH} offsets: of its tag, of its body, of its end. */
  readonly items: IntList;
}

/** Throws {@link ProtocolError}. `itemNoun` names the items in the refusal, e.g. `spans`. */
export function readEnvelope(reader: WireReader, limits: ProtocolLimits, itemNoun: string): Envelope {
  checkBodySize(reader.bytes.length, limits);
  const walk = new EnvelopeWalk(reader, limits, itemNoun);
  return walk.read();
}

/** Shared with the JSON readers: the same body is refused for its size in either encoding. */
export function checkBodySize(size: number, limits: ProtocolLimits): void {
  if (size <= limits.inflatedBytes) return;
  throw new ProtocolError(
    'limit_exceeded',
    `The request holds ${size} bytes; at most ${limits.inflatedBytes} are accepted. Send smaller batches.`,
  );
}

class EnvelopeWalk {
  readonly #reader: WireReader;
  readonly #limits: ProtocolLimits;
  readonly #itemNoun: string;
  readonly #items = new IntList();
  #itemCount = 0;
  #frameCount = 0;

  constructor(reader: WireReader, limits: ProtocolLimits, itemNoun: string) {
    this.#reader = reader;
    this.#limits = limits;
    this.#itemNoun = itemNoun;
  }

  read(): Envelope {
    const reader = this.#reader;
    const end = reader.bytes.length;
    const resources: ResourceFrame[] = [];
    while (reader.pos < end) {
      const tag = reader.tag();
      if (tag === REPEATED_FIRST_FIELD) resources.push(this.#resource(reader.lengthEnd(end)));
      else reader.skip(tag, end);
    }
    reader.expectEnd(end);
    return { resources, items: this.#items, itemCount: this.#itemCount };
  }

  #resource(end: number): ResourceFrame {
    const frame: ResourceFrame = { ...this.#newFrame(), scopes: [] };
    const reader = this.#reader;
    while (reader.pos < end) {
      const start = reader.pos;
      const tag = reader.tag();
      if (tag === GROUP_ITEM) frame.scopes.push(this.#scope(reader.lengthEnd(end)));
      else this.#ownField(frame, { start, tag, end });
    }
    reader.expectEnd(end);
    return frame;
  }

  #scope(end: number): ScopeFrame {
    const frame: ScopeFrame = { ...this.#newFrame(), firstItem: this.#itemCount, itemEnd: 0 };
    const reader = this.#reader;
    while (reader.pos < end) {
      const start = reader.pos;
      const tag = reader.tag();
      if (tag === GROUP_ITEM) this.#item(start, reader.lengthEnd(end));
      else this.#ownField(frame, { start, tag, end });
    }
    reader.expectEnd(end);
    frame.itemEnd = this.#itemCount;
    return frame;
  }

  #item(start: number, end: number): void {
    this.#itemCount += 1;
    if (this.#itemCount > this.#limits.spansPerRequest) throw this.#tooMany(this.#itemNoun);
    this.#items.push(start);
    this.#items.push(this.#reader.pos);
    this.#items.push(end);
    this.#reader.pos = end;
  }

  /** Groups without content cost the sender two bytes and us an object, hence a limit of their own. */
  #newFrame(): Frame {
    this.#frameCount += 1;
    if (this.#frameCount > this.#limits.spansPerRequest) throw this.#tooMany('resources and scopes');
    return { owner: [], ownFields: [], schemaUrlStart: 0, schemaUrlEnd: 0 };
  }

  #ownField(frame: Frame, field: { start: number; tag: number; end: number }): void {
    const reader = this.#reader;
    if (field.tag === GROUP_OWNER || field.tag === GROUP_SCHEMA_URL) {
      const fieldEnd = reader.lengthEnd(field.end);
      if (field.tag === GROUP_OWNER) frame.owner.push(reader.pos, fieldEnd);
      else {
        frame.schemaUrlStart = reader.pos;
        frame.schemaUrlEnd = fieldEnd;
      }
      reader.pos = fieldEnd;
    } else reader.skip(field.tag, field.end);

    const { ownFields } = frame;
    if (ownFields.at(-1) === field.start) ownFields[ownFields.length - 1] = reader.pos;
    else ownFields.push(field.start, reader.pos);
  }

  #tooMany(noun: string): ProtocolError {
    return new ProtocolError(
      'limit_exceeded',
      `The request holds more than ${this.#limits.spansPerRequest} ${noun}. Send smaller batches.`,
    );
  }
}
