/** Words are spread over this many buckets, so that looking one up reads a small part of a segment. */
export const BUCKET_COUNT = 128;

/** Documents of a segment; together with a word they make a number that a double holds. */
export const MAX_DOCS = 512;

const HASH_BYTES = 4;
const OFFSET_BYTES = 4;
const HEADER_BYTES = 4;
const BITMAP_BYTES = MAX_DOCS / 8;
const LOW_BITS = 0x7f;
const CONTINUED = 0x80;

/** The bucket of a word. */
export function toBucket(hash: number): number {
  return hash & (BUCKET_COUNT - 1);
}

/** A word in a document as one number; they sort by word, then document. */
export function toPosting(hash: number, doc: number): number {
  return hash * MAX_DOCS + doc;
}

/**
 * Sorted, distinct postings of one bucket as bytes: how many words, their hashes, where the list of each ends, then the
 * lists. A list is differences of 7 bits and more, or, where that would be longer, a bit per document.
 */
export function encodePostings(postings: Float64Array): Uint8Array {
  const hashes: number[] = [];
  const ends: number[] = [];
  const lists: number[] = [];
  for (let start = 0; start < postings.length;) {
    const hash = Math.floor((postings[start] as number) / MAX_DOCS);
    let end = start;
    const before = lists.length;
    let previous = -1;
    while (end < postings.length && Math.floor((postings[end] as number) / MAX_DOCS) === hash) {
      const doc = (postings[end] as number) - hash * MAX_DOCS;
      appendNumber(lists, doc - previous);
      previous = doc;
      end += 1;
    }
    if (lists.length - before >= BITMAP_BYTES) {
      lists.length = before;
      appendBitmap(lists, postings.subarray(start, end), hash);
    }
    hashes.push(hash);
    ends.push(lists.length);
    start = end;
  }
  return toBytes(hashes, ends, lists);
}

/** Sets the bits of the documents that have the word. */
export function readPostings(payload: Uint8Array, hash: number, docs: Uint8Array): void {
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength);
  const count = view.getUint32(0, true);
  const word = findWord(view, count, hash);
  if (word === undefined) return;
  const ends = HEADER_BYTES + count * HASH_BYTES;
  const lists = ends + count * OFFSET_BYTES;
  const from = lists + (word === 0 ? 0 : view.getUint32(ends + (word - 1) * OFFSET_BYTES, true));
  const to = lists + view.getUint32(ends + word * OFFSET_BYTES, true);
  if (to - from === BITMAP_BYTES) {
    for (let index = 0; index < BITMAP_BYTES; index += 1) {
      docs[index] = (docs[index] as number) | (payload[from + index] as number);
    }
    return;
  }
  let doc = -1;
  for (let at = from; at < to;) {
    let step = 0;
    let shift = 0;
    let byte = CONTINUED;
    while (byte >= CONTINUED) {
      byte = payload[at] as number;
      step |= (byte & LOW_BITS) << shift;
      shift += 7;
      at += 1;
    }
    doc += step;
    docs[doc >> 3] = (docs[doc >> 3] as number) | (1 << (doc & 7));
  }
}

/** No document, as bits. */
export function createDocSet(): Uint8Array {
  return new Uint8Array(BITMAP_BYTES);
}

function findWord(view: DataView, count: number, hash: number): number | undefined {
  let low = 0;
  let high = count - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = view.getUint32(HEADER_BYTES + middle * HASH_BYTES, true);
    if (found === hash) return middle;
    if (found < hash) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

function appendNumber(bytes: number[], value: number): void {
  let rest = value;
  while (rest > LOW_BITS) {
    bytes.push((rest & LOW_BITS) | CONTINUED);
    rest >>= 7;
  }
  bytes.push(rest);
}

function appendBitmap(bytes: number[], postings: Float64Array, hash: number): void {
  const bits = createDocSet();
  for (const posting of postings) {
    const doc = posting - hash * MAX_DOCS;
    bits[doc >> 3] = (bits[doc >> 3] as number) | (1 << (doc & 7));
  }
  for (const byte of bits) bytes.push(byte);
}

function toBytes(hashes: readonly number[], ends: readonly number[], lists: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES + hashes.length * (HASH_BYTES + OFFSET_BYTES) + lists.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, hashes.length, true);
  let at = HEADER_BYTES;
  for (const hash of hashes) {
    view.setUint32(at, hash, true);
    at += HASH_BYTES;
  }
  for (const end of ends) {
    view.setUint32(at, end, true);
    at += OFFSET_BYTES;
  }
  bytes.set(lists, at);
  return bytes;
}
