import { AttributeShapes } from './attribute-shape.ts';
import { encodeUtf8 } from './wire/utf8.ts';

/** Four slots per key keep almost every probe at one step. */
const SPARSITY = 4;

/**
 * A compiled set of attribute keys. The reader asks it about the bytes of every key of every span, so that one pass over
 * a span's attributes finds all wanted ones without making a string of any.
 */
export interface KeyTable {
  readonly size: number;
  /** Of everything read with this table. */
  readonly shapes: AttributeShapes;
  /** The slot of a key, `undefined` for a key that is not in the table. */
  slotOf(key: string): number | undefined;
  /** The slots of a list of keys, `-1` for those not in the table. Looked up once for each list object. */
  slotsOf(keys: readonly string[]): Int32Array;
  /** The slot of the key whose UTF-8 is `view[start, end)`, or `-1`. */
  match(view: DataView, start: number, end: number): number;
}

/** Compiles `keys`; worth doing once per process, not per request. */
export function createKeyTable(keys: readonly string[]): KeyTable {
  return new HashedKeyTable([...new Set(keys)]);
}

class HashedKeyTable implements KeyTable {
  readonly size: number;
  readonly shapes = new AttributeShapes();
  readonly #slots: ReadonlyMap<string, number>;
  readonly #slotsOfLists = new WeakMap<readonly string[], Int32Array>();
  /** The UTF-8 of all keys, end to end; key `slot` is `[offsets[slot], offsets[slot + 1])`. */
  readonly #keys: DataView;
  readonly #offsets: Int32Array;
  /** Open addressing, linear probing: `slot + 1`, or 0 for a free bucket. */
  readonly #buckets: Int32Array;
  readonly #mask: number;

  constructor(keys: readonly string[]) {
    const encoded = keys.map((key) => encodeUtf8(key));
    this.size = keys.length;
    this.#slots = new Map(keys.map((key, slot) => [key, slot]));
    this.#offsets = new Int32Array(keys.length + 1);
    for (const [slot, bytes] of encoded.entries()) {
      this.#offsets[slot + 1] = (this.#offsets[slot] as number) + bytes.length;
    }
    const text = new Uint8Array(this.#offsets[keys.length] as number);
    for (const [slot, bytes] of encoded.entries()) text.set(bytes, this.#offsets[slot]);
    this.#keys = new DataView(text.buffer);

    const bucketCount = 2 ** Math.ceil(Math.log2(SPARSITY * keys.length + 1));
    this.#mask = bucketCount - 1;
    this.#buckets = new Int32Array(bucketCount);
    for (let slot = 0; slot < keys.length; slot += 1) this.#insert(slot);
  }

  slotOf(key: string): number | undefined {
    return this.#slots.get(key);
  }

  slotsOf(keys: readonly string[]): Int32Array {
    return this.#slotsOfLists.get(keys) ?? this.#findSlots(keys);
  }

  /** Apart from the look-up, which would otherwise make a context for the function in here at every call. */
  #findSlots(keys: readonly string[]): Int32Array {
    const slots = Int32Array.from(keys, (key) => this.#slots.get(key) ?? -1);
    this.#slotsOfLists.set(keys, slots);
    return slots;
  }

  match(view: DataView, start: number, end: number): number {
    const buckets = this.#buckets;
    let bucket = hash(view, start, end) & this.#mask;
    for (;;) {
      const slot = (buckets[bucket] as number) - 1;
      if (slot < 0 || (this.#lengthOf(slot) === end - start && this.#equals(slot, view, start))) return slot;
      bucket = (bucket + 1) & this.#mask;
    }
  }

  #insert(slot: number): void {
    let bucket = hash(this.#keys, this.#offsets[slot] as number, this.#offsets[slot + 1] as number) & this.#mask;
    while (this.#buckets[bucket] !== 0) bucket = (bucket + 1) & this.#mask;
    this.#buckets[bucket] = slot + 1;
  }

  #lengthOf(slot: number): number {
    return (this.#offsets[slot + 1] as number) - (this.#offsets[slot] as number);
  }

  /** Compares as many bytes as the key has. */
  #equals(slot: number, view: DataView, start: number): boolean {
    const keyStart = this.#offsets[slot] as number;
    const length = this.#lengthOf(slot);
    const keys = this.#keys;
    let index = 0;
    for (; index + 4 <= length; index += 4) {
      if (keys.getInt32(keyStart + index, true) !== view.getInt32(start + index, true)) return false;
    }
    for (; index < length; index += 1) {
      if (keys.getUint8(keyStart + index) !== view.getUint8(start + index)) return false;
    }
    return true;
  }
}

/**
 * Samples the length and three words spread over the key: attribute names differ at their ends and middles. Keys from
 * the wire are only ever looked up, never inserted, so nobody outside can crowd a bucket.
 */
function hash(view: DataView, start: number, end: number): number {
  const length = end - start;
  let value = length;
  if (length >= 8) {
    const last = Math.imul(view.getInt32(end - 4, true), 0x9e3779b1);
    const secondLast = Math.imul(view.getInt32(end - 8, true), 0x85ebca6b);
    const middle = Math.imul(view.getInt32(start + (length >> 1) - 2, true), 0xc2b2ae35);
    value = Math.imul(length ^ last, 0x27d4eb2f) ^ secondLast ^ (middle >>> 7) ^ middle;
  } else {
    for (let pos = start; pos < end; pos += 1) value = Math.imul(value ^ view.getUint8(pos), 0x9e3779b1);
  }
  value ^= value >>> 15;
  return value ^ (value >>> 7);
}
