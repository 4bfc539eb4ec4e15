import type { Random } from './random.ts';

const MAX_CHANGES = 6;
const MAX_RANGE_BYTES = 40;
/** Bytes that mean something to protobuf or JSON where random ones rarely do. */
const TELLING = [0x00, 0x01, 0x0a, 0x12, 0x1a, 0x4a, 0x7f, 0x80, 0xff, ...new TextEncoder().encode('[]{},:"\\-0e9nt')];

/** A copy of `bytes` with one to {@link MAX_CHANGES} random changes; `other` lends bytes to splice in. */
export function mutateBytes(bytes: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  let mutated = bytes.slice();
  for (let change = random.below(MAX_CHANGES); change >= 0; change -= 1) {
    if (mutated.length === 0) return mutated;
    const at = random.below(mutated.length);
    const size = 1 + random.below(MAX_RANGE_BYTES);
    switch (random.below(7)) {
      case 0:
        mutated[at] = (mutated[at] ?? 0) ^ (1 << random.below(8));
        break;
      case 1:
        mutated[at] = random.below(256);
        break;
      case 2:
        mutated[at] = random.pick(TELLING);
        break;
      case 3:
        mutated.fill(random.pick(TELLING), at, at + size);
        break;
      case 4:
        mutated = splice(mutated, at, { deleteCount: size, insert: new Uint8Array() });
        break;
      case 5:
        mutated = splice(mutated, at, { deleteCount: 0, insert: mutated.slice(at, at + size) });
        break;
      default: {
        const from = random.below(other.length);
        mutated = splice(mutated, at, { deleteCount: random.below(size), insert: other.slice(from, from + size) });
      }
    }
  }
  return mutated;
}

function splice(
  bytes: Uint8Array<ArrayBuffer>,
  at: number,
  { deleteCount, insert }: { deleteCount: number; insert: Uint8Array },
): Uint8Array<ArrayBuffer> {
  const rest = bytes.subarray(Math.min(bytes.length, at + deleteCount));
  const result = new Uint8Array(at + insert.length + rest.length);
  result.set(bytes.subarray(0, at));
  result.set(insert, at);
  result.set(rest, at + insert.length);
  return result;
}
