import { isContainer, type JsonDocument, findMemberValue } from './json-document.ts';
import { JSON_SIGNS } from './json-signs.ts';
import { skipSpace, skipValue } from './skip-value.ts';

/** `open` and `closed` are containers; `close` is the line of a closing bracket. An empty container is `closed`. */
export type JsonRowKind = 'value' | 'closed' | 'open' | 'close';
const KINDS = ['value', 'closed', 'open', 'close'] as const satisfies readonly JsonRowKind[];
const VALUE = 0;
const CLOSED = 1;
const OPEN = 2;
const CLOSE = 3;

/** In the place of an item's number: the row is a member and begins with its name, or it is the root. */
const NO_INDEX = 0xff_ff_ff_ff;

export interface JsonRow {
  readonly kind: JsonRowKind;
  readonly depth: number;
  /** Where its name begins, where it has one, else its value; for `close` the bracket. */
  readonly start: number;
  readonly valueStart: number;
  /** Place in the list that it is an item of. */
  readonly index: number | undefined;
  readonly hasName: boolean;
}

/** Whether a container that nobody touched is open; `rowCount` is how many rows there are before it. */
export type IsOpen = (depth: number, countChildren: () => number, rowCount: number) => boolean;

const FIRST_CAPACITY = 256;

/**
 * The lines of a JSON document as far as it is open, in columns: a million of them are a few megabytes, and opening one
 * moves the rest as a block. Rows stand in the order of the text, so a place in it is found by halving.
 */
export class JsonRows {
  readonly #document: JsonDocument;
  #starts = new Uint32Array(FIRST_CAPACITY);
  #indexes = new Uint32Array(FIRST_CAPACITY);
  #depths = new Uint32Array(FIRST_CAPACITY);
  #kinds = new Uint8Array(FIRST_CAPACITY);
  #count = 0;

  constructor(document: JsonDocument, isOpen: IsOpen) {
    this.#document = document;
    const { root } = document;
    if (root >= document.bytes.length) return;
    const builder = new JsonRowsBuilder(document, isOpen);
    builder.addValue({ entry: root, value: root, index: NO_INDEX, depth: 0 });
    builder.run();
    this.#replace(0, 0, builder);
  }

  get count(): number {
    return this.#count;
  }

  /** The row at a place from 0; throws where there is none. */
  get(row: number): JsonRow {
    if (row < 0 || row >= this.#count) throw new Error(`There is no row ${row} of ${this.#count}.`);
    const start = this.#starts[row] as number;
    const index = this.#indexes[row] as number;
    const depth = this.#depths[row] as number;
    const kind = KINDS[this.#kinds[row] as number] as JsonRowKind;
    const { bytes } = this.#document;
    const hasName = index === NO_INDEX && depth > 0 && kind !== 'close' && bytes[start] === JSON_SIGNS.quote;
    return {
      kind,
      depth,
      start,
      valueStart: hasName ? findMemberValue(bytes, start) : start,
      index: index === NO_INDEX ? undefined : index,
      hasName,
    };
  }

  /** The same as `get(row).valueStart`, for a container. */
  #valueStart(row: number): number {
    const start = this.#starts[row] as number;
    const { bytes } = this.#document;
    return isContainer(bytes, start) ? start : findMemberValue(bytes, start);
  }

  /** The row of the container that a row stands in; of a closing bracket, the row that opens it. */
  findParent(row: number): number | undefined {
    const isClose = this.#kinds[row] === CLOSE;
    const depth = (this.#depths[row] as number) + (isClose ? 1 : 0);
    if (depth === 0) return undefined;
    // The start of the container is the nearest row above that is less deep.
    for (let above = row - 1; above >= 0; above -= 1) {
      if ((this.#depths[above] as number) < depth) return above;
    }
    return undefined;
  }

  /** Opens a closed container or closes an open one. Returns how many rows came (or went, negative) after it. */
  setOpen(row: number, isOpen: boolean): number {
    const { kind, depth } = this.get(row);
    if (kind === (isOpen ? 'open' : 'closed') || kind === 'value' || kind === 'close') return 0;
    return isOpen ? this.#open(row, depth, () => false) : this.#close(row);
  }

  /** The same with everything inside. */
  setAllOpen(row: number, isOpen: boolean): number {
    const { kind, depth } = this.get(row);
    if (kind === 'value' || kind === 'close') return 0;
    const gone = kind === 'open' ? this.#close(row) : 0;
    return isOpen ? gone + this.#open(row, depth, () => true) : gone;
  }

  #open(row: number, depth: number, isOpen: IsOpen): number {
    const valueStart = this.#valueStart(row);
    if (this.#document.countChildren(valueStart) === 0) return 0;
    const builder = new JsonRowsBuilder(this.#document, isOpen);
    builder.enter(valueStart, depth);
    builder.run();
    this.#kinds[row] = OPEN;
    this.#replace(row + 1, row + 1, builder);
    return builder.count;
  }

  #close(row: number): number {
    const depth = this.#depths[row] as number;
    let end = row + 1;
    while ((this.#depths[end] as number) > depth) end += 1;
    // The closing bracket goes too.
    this.#kinds[row] = CLOSED;
    this.#replace(row + 1, end + 1, undefined);
    return row - end;
  }

  /** The last row that begins at or before a place in the text. */
  find(offset: number): number {
    let low = 0;
    let high = this.#count;
    while (low + 1 < high) {
      const middle = (low + high) >>> 1;
      if ((this.#starts[middle] as number) <= offset) low = middle;
      else high = middle;
    }
    return low;
  }

  /** Whether a place lies inside what this row keeps closed. */
  isHidden(row: number, offset: number): boolean {
    return this.#kinds[row] === CLOSED && offset > this.#valueStart(row);
  }

  /** The rows from `from` up to `to` make place for those that were built. */
  #replace(from: number, to: number, built: JsonRowsBuilder | undefined): void {
    const added = built?.count ?? 0;
    const count = this.#count - (to - from) + added;
    const old = { starts: this.#starts, indexes: this.#indexes, depths: this.#depths, kinds: this.#kinds };
    if (count > this.#starts.length) {
      const capacity = Math.max(count, this.#starts.length * 2);
      this.#starts = grow(old.starts, new Uint32Array(capacity), from);
      this.#indexes = grow(old.indexes, new Uint32Array(capacity), from);
      this.#depths = grow(old.depths, new Uint32Array(capacity), from);
      this.#kinds = grow(old.kinds, new Uint8Array(capacity), from);
    }
    const tail = [to, this.#count] as const;
    this.#starts.set(old.starts.subarray(...tail), from + added);
    this.#indexes.set(old.indexes.subarray(...tail), from + added);
    this.#depths.set(old.depths.subarray(...tail), from + added);
    this.#kinds.set(old.kinds.subarray(...tail), from + added);
    if (built !== undefined) {
      this.#starts.set(built.starts.subarray(0, added), from);
      this.#indexes.set(built.indexes.subarray(0, added), from);
      this.#depths.set(built.depths.subarray(0, added), from);
      this.#kinds.set(built.kinds.subarray(0, added), from);
    }
    this.#count = count;
  }
}

function grow<Column extends Uint32Array | Uint8Array>(old: Column, next: Column, kept: number): Column {
  next.set(old.subarray(0, kept));
  return next;
}

interface Entry {
  readonly entry: number;
  readonly value: number;
  readonly index: number;
  readonly depth: number;
}

/** Writes rows from the text in one pass, not recursive. */
class JsonRowsBuilder {
  readonly #document: JsonDocument;
  readonly #isOpen: IsOpen;
  /** Of the containers that are open now: the number of the next item, or `NO_INDEX` in an object. */
  readonly #stack: { index: number; readonly depth: number }[] = [];
  starts = new Uint32Array(FIRST_CAPACITY);
  indexes = new Uint32Array(FIRST_CAPACITY);
  depths = new Uint32Array(FIRST_CAPACITY);
  kinds = new Uint8Array(FIRST_CAPACITY);
  count = 0;
  #at = 0;

  constructor(document: JsonDocument, isOpen: IsOpen) {
    this.#document = document;
    this.#isOpen = isOpen;
  }

  /** Goes into a container: what follows are its children. */
  enter(valueStart: number, depth: number): void {
    const { bytes } = this.#document;
    this.#stack.push({ index: bytes[valueStart] === JSON_SIGNS.openBrace ? NO_INDEX : 0, depth });
    this.#at = skipSpace(bytes, valueStart + 1);
  }

  addValue({ entry, value, index, depth }: Entry): void {
    const { bytes } = this.#document;
    if (!isContainer(bytes, value)) {
      this.#add({ start: entry, index, depth, kind: VALUE });
      this.#at = Math.max(skipValue(bytes, value), value + 1);
      return;
    }
    const countChildren = () => this.#document.countChildren(value);
    const isOpen = !this.#isEmpty(value) && this.#isOpen(depth, countChildren, this.count);
    this.#add({ start: entry, index, depth, kind: isOpen ? OPEN : CLOSED });
    if (isOpen) this.enter(value, depth);
    else this.#at = skipValue(bytes, value);
  }

  /** To the end of the outermost container. */
  run(): void {
    const { bytes } = this.#document;
    for (let frame = this.#stack.at(-1); frame !== undefined; frame = this.#stack.at(-1)) {
      this.#at = skipSpace(bytes, this.#at);
      const byte = bytes[this.#at];
      if (this.#at >= bytes.length || byte === JSON_SIGNS.closeBrace || byte === JSON_SIGNS.closeBracket) {
        this.#add({ start: this.#at, index: NO_INDEX, depth: frame.depth, kind: CLOSE });
        this.#at += 1;
        this.#stack.pop();
      } else if (byte === JSON_SIGNS.comma) {
        this.#at += 1;
      } else {
        this.#addEntry(frame);
      }
    }
  }

  #addEntry(frame: { index: number; readonly depth: number }): void {
    const { bytes } = this.#document;
    const entry = this.#at;
    const isMember = frame.index === NO_INDEX;
    const value = isMember && bytes[entry] === JSON_SIGNS.quote ? findMemberValue(bytes, entry) : entry;
    const index = frame.index;
    if (!isMember) frame.index += 1;
    this.addValue({ entry, value, index, depth: frame.depth + 1 });
  }

  #isEmpty(value: number): boolean {
    const { bytes } = this.#document;
    const byte = bytes[skipSpace(bytes, value + 1)];
    return byte === JSON_SIGNS.closeBrace || byte === JSON_SIGNS.closeBracket;
  }

  #add({ start, index, depth, kind }: Record<'start' | 'index' | 'depth' | 'kind', number>): void {
    if (this.count === this.starts.length) {
      const capacity = this.count * 2;
      this.starts = grow(this.starts, new Uint32Array(capacity), this.count);
      this.indexes = grow(this.indexes, new Uint32Array(capacity), this.count);
      this.depths = grow(this.depths, new Uint32Array(capacity), this.count);
      this.kinds = grow(this.kinds, new Uint8Array(capacity), this.count);
    }
    this.starts[this.count] = start;
    this.indexes[this.count] = index;
    this.depths[this.count] = depth;
    this.kinds[this.count] = kind;
    this.count += 1;
  }
}
