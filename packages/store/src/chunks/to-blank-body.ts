import { type BodyCut, listCutRanges } from './body-cut.ts';

/**
 * A body of which nothing is left but what some cuts take from it, at the places where it was; everything else is zeros. A damaged
 * cut, of which nobody can read anything, keeps nothing.
 */
export function toBlankBody(body: Uint8Array, cuts: readonly BodyCut[]): Uint8Array {
  const blank = new Uint8Array(body.length);
  for (const cut of cuts) {
    for (const [start, end] of listRanges(cut)) if (end <= body.length) blank.set(body.subarray(start, end), start);
  }
  return blank;
}

function listRanges(cut: BodyCut): ReturnType<typeof listCutRanges> {
  try {
    return listCutRanges(cut);
  } catch {
    return [];
  }
}
