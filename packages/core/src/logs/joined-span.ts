import type { AnyValue, KeyValue, PlainValue } from '@gander/protocol/any-value';
import { toPlainValue } from '@gander/protocol/plain-value';
import type { AttributeView, SpanView } from '@gander/protocol/span-view';
import type { SpanEvent, SpanLink } from '@gander/protocol/trace-data';

/** What log records add to a span. */
export interface SpanAdditions {
  /** In place of what the span says under these names. */
  readonly attributes: ReadonlyMap<string, AnyValue>;
  /** After the span's own. */
  readonly events: readonly SpanEvent[];
}

/** A span and what was logged about it as one span, for translators. Valid as long as the span it stands on. */
export class JoinedSpan implements SpanView {
  readonly attributes: AttributeView;
  readonly eventCount: number;
  readonly #span: SpanView;
  readonly #events: readonly SpanEvent[];

  constructor(span: SpanView, { attributes, events }: SpanAdditions) {
    this.#span = span;
    this.#events = events;
    this.attributes = attributes.size === 0 ? span.attributes : new JoinedAttributes(span.attributes, attributes);
    this.eventCount = span.eventCount + events.length;
  }

  get resource(): AttributeView {
    return this.#span.resource;
  }
  get scopeName(): string {
    return this.#span.scopeName;
  }
  get scopeVersion(): string {
    return this.#span.scopeVersion;
  }
  get scope(): AttributeView {
    return this.#span.scope;
  }
  get traceId(): string {
    return this.#span.traceId;
  }
  get spanId(): string {
    return this.#span.spanId;
  }
  get parentSpanId(): string {
    return this.#span.parentSpanId;
  }
  get name(): string {
    return this.#span.name;
  }
  get kind(): number {
    return this.#span.kind;
  }
  get flags(): number {
    return this.#span.flags;
  }
  get startUnixNano(): bigint {
    return this.#span.startUnixNano;
  }
  get endUnixNano(): bigint {
    return this.#span.endUnixNano;
  }
  get statusCode(): number {
    return this.#span.statusCode;
  }
  get statusMessage(): string {
    return this.#span.statusMessage;
  }
  get traceState(): string {
    return this.#span.traceState;
  }
  get linkCount(): number {
    return this.#span.linkCount;
  }

  events(): SpanEvent[] {
    return [...this.#span.events(), ...this.#events];
  }

  links(): SpanLink[] {
    return this.#span.links();
  }
}

class JoinedAttributes implements AttributeView {
  readonly #own: AttributeView;
  readonly #added: ReadonlyMap<string, AnyValue>;

  constructor(own: AttributeView, added: ReadonlyMap<string, AnyValue>) {
    this.#own = own;
    this.#added = added;
  }

  get count(): number {
    let count = this.#own.count;
    for (const key of this.#added.keys()) if (!this.#own.has(key)) count += 1;
    return count;
  }

  get(key: string): PlainValue | undefined {
    const added = this.#added.get(key);
    return added === undefined ? this.#own.get(key) : toPlainValue(added);
  }

  has(key: string): boolean {
    return this.#added.has(key) || this.#own.has(key);
  }

  hasAny(keys: readonly string[]): boolean {
    return this.#own.hasAny(keys) || keys.some((key) => this.#added.has(key));
  }

  hasPrefix(prefix: string): boolean {
    return this.#own.hasPrefix(prefix) || [...this.#added.keys()].some((key) => key.startsWith(prefix));
  }

  keys(): string[] {
    return [...new Set([...this.#own.keys(), ...this.#added.keys()])];
  }

  toKeyValues(): KeyValue[] {
    const own = this.#own.toKeyValues().filter(({ key }) => !this.#added.has(key));
    return [...own, ...[...this.#added].map(([key, value]) => ({ key, value }))];
  }
}
