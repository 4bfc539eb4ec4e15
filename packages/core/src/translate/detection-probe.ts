import type { KeyValue, PlainValue } from '@gander/protocol/any-value';
import type { KeyTable } from '@gander/protocol/key-table';
import type { AttributeView, SpanView } from '@gander/protocol/span-view';
import type { SpanEvent, SpanLink } from '@gander/protocol/trace-data';

/**
 * A span that notes what was looked at. As long as `isGeneral` holds, nothing but the scope's name and the presence of
 * attributes of the key table was: then every span of the same scope name and shape gives the same answer.
 */
export class DetectionProbe implements SpanView {
  isGeneral = true;
  readonly attributes: AttributeView;
  readonly #span: SpanView;

  constructor(span: SpanView, keys: KeyTable) {
    this.#span = span;
    this.attributes = new ProbedAttributes(span.attributes, keys, () => {
      this.isGeneral = false;
    });
  }

  get scopeName(): string {
    return this.#span.scopeName;
  }
  get scopeVersion(): string {
    return this.#particular.scopeVersion;
  }
  get scope(): AttributeView {
    return this.#particular.scope;
  }
  get resource(): AttributeView {
    return this.#particular.resource;
  }
  get traceId(): string {
    return this.#particular.traceId;
  }
  get spanId(): string {
    return this.#particular.spanId;
  }
  get parentSpanId(): string {
    return this.#particular.parentSpanId;
  }
  get name(): string {
    return this.#particular.name;
  }
  get kind(): number {
    return this.#particular.kind;
  }
  get flags(): number {
    return this.#particular.flags;
  }
  get startUnixNano(): bigint {
    return this.#particular.startUnixNano;
  }
  get endUnixNano(): bigint {
    return this.#particular.endUnixNano;
  }
  get statusCode(): number {
    return this.#particular.statusCode;
  }
  get statusMessage(): string {
    return this.#particular.statusMessage;
  }
  get traceState(): string {
    return this.#particular.traceState;
  }
  get eventCount(): number {
    return this.#particular.eventCount;
  }
  get linkCount(): number {
    return this.#particular.linkCount;
  }

  events(): SpanEvent[] {
    return this.#particular.events();
  }

  links(): SpanLink[] {
    return this.#particular.links();
  }

  /** The span, for a question whose answer the next span of the same shape need not share. */
  get #particular(): SpanView {
    this.isGeneral = false;
    return this.#span;
  }
}

class ProbedAttributes implements AttributeView {
  readonly #attributes: AttributeView;
  readonly #keys: KeyTable;
  readonly #onParticular: () => void;

  constructor(attributes: AttributeView, keys: KeyTable, onParticular: () => void) {
    this.#attributes = attributes;
    this.#keys = keys;
    this.#onParticular = onParticular;
  }

  get count(): number {
    return this.#particular.count;
  }

  /** That a known key is absent is part of the shape; what a present one holds is not. */
  get(key: string): PlainValue | undefined {
    return this.has(key) ? this.#particular.get(key) : undefined;
  }

  has(key: string): boolean {
    return this.#keys.slotOf(key) === undefined ? this.#particular.has(key) : this.#attributes.has(key);
  }

  hasAny(keys: readonly string[]): boolean {
    return keys.some((key) => this.has(key));
  }

  hasPrefix(prefix: string): boolean {
    return this.#particular.hasPrefix(prefix);
  }

  keys(): string[] {
    return this.#particular.keys();
  }

  toKeyValues(): KeyValue[] {
    return this.#particular.toKeyValues();
  }

  get #particular(): AttributeView {
    this.#onParticular();
    return this.#attributes;
  }
}
