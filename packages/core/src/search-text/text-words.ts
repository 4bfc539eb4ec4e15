import { isJsonLike } from './open-escapes.ts';
import { listWordHashes } from './phrase.ts';
import { toCodeKind } from './word-codes.ts';

/** Hashes of words that a chunk has when one of its values is this text. */
export function listValueHashes(value: string): readonly number[] {
  return listWordHashes(value, { isJson: isJsonLike(value) });
}

/**
 * Hashes of words that a chunk has when one of its texts has the form of a LIKE pattern: those of its words that no
 * wildcard touches.
 */
export function listPatternHashes(pattern: string): readonly number[] {
  const hashes = new Set<number>();
  const parts = pattern.split(/[%_]/);
  for (const [index, part] of parts.entries()) {
    const start = index === 0 ? 0 : findSeparator(part, 1);
    const end = index === parts.length - 1 ? part.length : findSeparator(part, -1);
    if (start < end) for (const hash of listWordHashes(part.slice(start, end), { isJson: false })) hashes.add(hash);
  }
  return [...hashes];
}

/** The place of the first separator or of the end of the last one; where there is none, the far end. */
function findSeparator(part: string, step: 1 | -1): number {
  if (step === 1) {
    let at = 0;
    while (at < part.length && toCodeKind(part.charCodeAt(at)) !== 'separator') at += 1;
    return at;
  }
  let at = part.length;
  while (at > 0 && toCodeKind(part.charCodeAt(at - 1)) !== 'separator') at -= 1;
  return at;
}
