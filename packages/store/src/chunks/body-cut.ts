import { MAX_RAW_BYTES } from './chunk-encoding.ts';

/**
 * A chunk as a cut of the body that it came with: again and again a count of bytes, these bytes themselves, and start and end of the
 * range of the body that follows them.
 */
export type CutPieces = readonly number[];

/** The pieces as bytes: every number a varint. */
export type BodyCut = Uint8Array;

/** A range of a body: from, up to and without. */
export type BodyRange = readonly [start: number, end: number];

/** The pieces as they are stored. */
export function encodeCut(pieces: CutPieces): BodyCut {
  const bytes: number[] = [];
  for (const piece of pieces) {
    let rest = piece;
    while (rest > 0x7f) {
      bytes.push((rest % 0x80) | 0x80);
      rest = Math.floor(rest / 0x80);
    }
    bytes.push(rest);
  }
  return Uint8Array.from(bytes);
}

/** The chunk. Throws when cut and body do not fit together. */
export function decodeCut(body: Uint8Array, { cut, rawSize }: { readonly cut: BodyCut; readonly rawSize: number }) {
  if (!(rawSize >= 0 && rawSize <= MAX_RAW_BYTES)) throw createDamage();
  const chunk = new Uint8Array(rawSize);
  let offset = 0;
  readCut(cut, (literal, [start, end]) => {
    if (end > body.length || offset + literal.length + end - start > rawSize) throw createDamage();
    chunk.set(literal, offset);
    offset += literal.length;
    chunk.set(body.subarray(start, end), offset);
    offset += end - start;
  });
  if (offset !== rawSize) throw createDamage();
  return chunk;
}

/** What a chunk takes of its body. */
export function listCutRanges(cut: BodyCut): readonly BodyRange[] {
  const ranges: BodyRange[] = [];
  readCut(cut, (_literal, range) => ranges.push(range));
  return ranges;
}

function readCut(cut: BodyCut, visit: (literal: readonly number[], range: BodyRange) => void): void {
  let offset = 0;
  const next = (): number => {
    let value = 0;
    for (let factor = 1; offset < cut.length && factor <= Number.MAX_SAFE_INTEGER; factor *= 0x80) {
      const byte = cut[offset] as number;
      offset += 1;
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
    throw createDamage();
  };
  while (offset < cut.length) {
    const count = next();
    if (count > cut.length) throw createDamage();
    const literal = Array.from({ length: count }, next);
    const start = next();
    const end = next();
    if (end < start) throw createDamage();
    visit(literal, [start, end]);
  }
}

function createDamage(): Error {
  return new Error('A stored chunk is no part of its request: the database is damaged');
}
