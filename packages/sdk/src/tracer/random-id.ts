const RANGE = 2 ** 32;
const HEX: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const HALF_ZERO = '0'.repeat(16);

/**
 * Random lowercase hex for a span or trace id; not for secrets, and never all zeros, which OpenTelemetry calls invalid.
 * `Math.random` as in OpenTelemetry's own SDK: asking the system for bytes costs more than all the rest of a span.
 */
export function createRandomId(byteCount: 8 | 16): string {
  const half = createPart() + createPart();
  if (half === HALF_ZERO) return createRandomId(byteCount);
  return byteCount === 8 ? half : half + createPart() + createPart();
}

function createPart(): string {
  const bits = (Math.random() * RANGE) >>> 0;
  const left = (HEX[bits >>> 24] as string) + (HEX[(bits >>> 16) & 0xff] as string);
  return left + (HEX[(bits >>> 8) & 0xff] as string) + (HEX[bits & 0xff] as string);
}
