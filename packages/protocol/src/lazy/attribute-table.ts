import type { KeyValue, PlainValue } from '../any-value.ts';
import type { AttributeShape } from '../attribute-shape.ts';
import type { KeyTable } from '../key-table.ts';
import type { AttributeView } from '../span-view.ts';
import { KEY_VALUE_KEY, KEY_VALUE_VALUE } from '../wire/field-tags.ts';
import { decodeUtf8 } from '../wire/utf8.ts';
import type { WireReader } from '../wire/wire-reader.ts';
import { readKeyValue, readPlainValue } from './read-any-value.ts';
import type { StructureCheck } from './structure-check.ts';

/** Integers per entry: start and end of the key, start and end of the whole KeyValue, 1 when the value was decoded. */
const ENTRY_WIDTH = 5;
const INITIAL_ENTRIES = 16;

/**
 * Where the attributes of one span (resource, scope) lie in the body. Filling it checks their structure and remembers
 * four offsets each; a value is decoded when it is asked for.
 */
export class AttributeTable implements AttributeView {
  count = 0;
  readonly #reader: WireReader;
  readonly #keys: KeyTable;
  #entries = new Int32Array(INITIAL_ENTRIES * ENTRY_WIDTH);
  /** By number of the entry, those that were decoded: several conventions ask for the same few. */
  readonly #values: PlainValue[] = [];
  /** Per key of the table: number of its last entry, counted from 1; 0 when the span has none. */
  readonly #slots: Int32Array;
  /** How many slots are taken, and a hash over them in the order of their first entries. */
  #slotCount = 0;
  #slotHash = 0;
  #shape: AttributeShape | undefined;
  /** The key of the entry being added. */
  #keyStart = 0;
  #keyEnd = 0;

  /** `reader` is the one values are decoded with, never the one that walks the body. */
  constructor(reader: WireReader, keys: KeyTable) {
    this.#reader = reader;
    this.#keys = keys;
    this.#slots = new Int32Array(keys.size);
  }

  clear(): void {
    if (this.count === 0) return;
    this.count = 0;
    this.#slots.fill(0);
    this.#slotCount = 0;
    this.#slotHash = 0;
    this.#shape = undefined;
  }

  /** Takes the KeyValue from `walker.pos` to `end`; throws {@link ProtocolError} when its structure is broken. */
  add(walker: WireReader, check: StructureCheck, end: number): void {
    check.count();
    const start = walker.pos;
    if (!this.#takeUsual(walker, check, end)) this.#takeAny(walker, check, end);
    this.#push(start, end);
    const slot = this.#keys.match(walker.view, this.#keyStart, this.#keyEnd);
    if (slot >= 0) this.#takeSlot(slot);
  }

  get shape(): AttributeShape {
    this.#shape ??= this.#keys.shapes.find(this.#slotHash, this.#slots, this.#slotCount);
    return this.#shape;
  }

  #takeSlot(slot: number): void {
    if (this.#slots[slot] === 0) {
      this.#slotCount += 1;
      this.#slotHash = Math.imul(this.#slotHash ^ slot, 0x01000193) + 1;
      this.#shape = undefined;
    }
    this.#slots[slot] = this.count;
  }

  /** What every encoder writes: a key shorter than 128 bytes, the value, nothing else. Otherwise moves nothing. */
  #takeUsual(walker: WireReader, check: StructureCheck, end: number): boolean {
    const { bytes, pos } = walker;
    const keyStart = pos + 2;
    const keyLength = bytes[pos + 1] as number;
    const keyEnd = keyStart + keyLength;
    if (bytes[pos] !== KEY_VALUE_KEY || keyLength >= 0x80 || keyEnd >= end || bytes[keyEnd] !== KEY_VALUE_VALUE)
      return false;
    walker.pos = keyEnd + 1;
    if (walker.lengthEnd(end) !== end) {
      walker.pos = pos;
      return false;
    }
    check.anyValue(end, 1);
    this.#keyStart = keyStart;
    this.#keyEnd = keyEnd;
    return true;
  }

  #takeAny(walker: WireReader, check: StructureCheck, end: number): void {
    this.#keyStart = this.#keyEnd = walker.pos;
    while (walker.pos < end) {
      const tag = walker.tag();
      if (tag === KEY_VALUE_KEY) {
        this.#keyEnd = walker.lengthEnd(end);
        this.#keyStart = walker.pos;
        walker.pos = this.#keyEnd;
      } else if (tag === KEY_VALUE_VALUE) check.anyValue(walker.lengthEnd(end), 1);
      else walker.skip(tag, end);
    }
    walker.expectEnd(end);
  }

  #push(start: number, end: number): void {
    const at = this.count * ENTRY_WIDTH;
    if (at === this.#entries.length) {
      const larger = new Int32Array(at * 2);
      larger.set(this.#entries);
      this.#entries = larger;
    }
    const entries = this.#entries;
    entries[at] = this.#keyStart;
    entries[at + 1] = this.#keyEnd;
    entries[at + 2] = start;
    entries[at + 3] = end;
    entries[at + 4] = 0;
    this.count += 1;
  }

  get(key: string): PlainValue | undefined {
    const index = this.#find(key);
    if (index < 0) return undefined;
    const entries = this.#entries;
    const at = index * ENTRY_WIDTH;
    if (entries[at + 4] === 0) {
      const reader = this.#reader;
      reader.pos = entries[at + 2] as number;
      this.#values[index] = readPlainValue(reader, entries[at + 3] as number);
      entries[at + 4] = 1;
    }
    return this.#values[index];
  }

  has(key: string): boolean {
    return this.#find(key) >= 0;
  }

  hasAny(keys: readonly string[]): boolean {
    if (this.count === 0) return false;
    const slots = this.#keys.slotsOf(keys);
    for (let index = 0; index < slots.length; index += 1) {
      const slot = slots[index] as number;
      if (slot < 0 ? this.has(keys[index] as string) : this.#slots[slot] !== 0) return true;
    }
    return false;
  }

  hasPrefix(prefix: string): boolean {
    for (let index = 0; index < this.count; index += 1) {
      if (this.#startsWith(index * ENTRY_WIDTH, prefix)) return true;
    }
    return false;
  }

  keys(): string[] {
    const keys = new Set<string>();
    for (let index = 0; index < this.count; index += 1) keys.add(this.#keyAt(index * ENTRY_WIDTH));
    return [...keys];
  }

  toKeyValues(): KeyValue[] {
    const members: KeyValue[] = [];
    const reader = this.#reader;
    for (let index = 0; index < this.count; index += 1) {
      reader.pos = this.#entries[index * ENTRY_WIDTH + 2] as number;
      members.push(readKeyValue(reader, this.#entries[index * ENTRY_WIDTH + 3] as number));
    }
    return members;
  }

  /** Number of the entry, or -1. */
  #find(key: string): number {
    const slot = this.#keys.slotOf(key);
    if (slot !== undefined) return (this.#slots[slot] as number) - 1;
    for (let index = this.count - 1; index >= 0; index -= 1) {
      const entry = index * ENTRY_WIDTH;
      if (this.#startsWith(entry, key) && this.#keyAt(entry) === key) return index;
    }
    return -1;
  }

  #startsWith(entry: number, prefix: string): boolean {
    const { bytes } = this.#reader;
    const start = this.#entries[entry] as number;
    const length = (this.#entries[entry + 1] as number) - start;
    // A text has at least as many UTF-8 bytes as UTF-16 units.
    if (length < prefix.length) return false;
    for (let index = 0; index < prefix.length; index += 1) {
      const byte = bytes[start + index] as number;
      const code = prefix.charCodeAt(index);
      if (byte >= 0x80 || code >= 0x80) return this.#keyAt(entry).startsWith(prefix);
      if (byte !== code) return false;
    }
    return true;
  }

  #keyAt(entry: number): string {
    return decodeUtf8(this.#reader.bytes, this.#entries[entry] as number, this.#entries[entry + 1] as number);
  }
}
