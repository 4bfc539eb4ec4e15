import type { SeededRandom } from './seeded-random.ts';
import { encodeTestSpans } from './test-span.ts';

/** A large request that is encoded once and sent as a new trace every time. */
export interface RenewableBody {
  readonly lengthBytes: number;
  /** A copy in which every span belongs to this trace. */
  withTraceId(traceId: string): Uint8Array<ArrayBuffer>;
}

export function createRenewableBody(
  random: SeededRandom,
  size: { readonly spanCount: number; readonly textBytes: number },
): RenewableBody {
  const traceId = random.hex(16);
  const template = encodeTestSpans(
    Array.from({ length: size.spanCount }, () => ({
      traceId,
      spanId: random.hex(8),
      text: random.hex(size.textBytes),
    })),
  );
  const offsets = findAll(Buffer.from(template.buffer), Buffer.from(traceId, 'hex'));
  if (offsets.length !== size.spanCount) throw new Error(`Found the trace id ${offsets.length} times`);
  return {
    lengthBytes: template.length,
    withTraceId(newTraceId) {
      const copy = template.slice();
      const bytes = Buffer.from(newTraceId, 'hex');
      for (const offset of offsets) copy.set(bytes, offset);
      return copy;
    },
  };
}

function findAll(haystack: Buffer, needle: Buffer): readonly number[] {
  const offsets: number[] = [];
  for (let at = haystack.indexOf(needle); at >= 0; at = haystack.indexOf(needle, at + needle.length)) offsets.push(at);
  return offsets;
}
