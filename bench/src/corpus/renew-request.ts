import type { PatchPoints } from './patch-points.ts';
import { createRandom } from './random.ts';

/**
 * What turns the corpus into new data: ids are XOR-ed with a random key (so they stay random, and a span still points
 * at its parent and its trace in the neighbouring request), times move on.
 */
export interface Renewal {
  readonly traceIdKey: Uint8Array;
  readonly spanIdKey: Uint8Array;
  readonly addNano: bigint;
}

/** @param pass 0 leaves the corpus as it was generated; all requests of one pass must use the same renewal */
export function createRenewal(pass: number, passDurationNano: bigint): Renewal {
  const random = createRandom(pass * 7919 + 1);
  const key = (length: number): Uint8Array => Uint8Array.from({ length }, () => (pass === 0 ? 0 : random.int(0, 255)));
  return { traceIdKey: key(16), spanIdKey: key(8), addNano: passDurationNano * BigInt(pass) };
}

/** Rewrites ids and times in `request`, which holds a pristine copy of a pass-0 request. */
export function renewRequest(request: Buffer, points: PatchPoints, renewal: Renewal): void {
  for (const offset of points.traceIds) xorInto(request, offset, renewal.traceIdKey);
  for (const offset of points.spanIds) xorInto(request, offset, renewal.spanIdKey);
  if (renewal.addNano === 0n) return;
  for (const offset of points.times) {
    request.writeBigUInt64LE(request.readBigUInt64LE(offset) + renewal.addNano, offset);
  }
}

function xorInto(request: Uint8Array, offset: number, key: Uint8Array): void {
  for (let index = 0; index < key.length; index += 1) {
    request[offset + index] = (request[offset + index] as number) ^ (key[index] as number);
  }
}
