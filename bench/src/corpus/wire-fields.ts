/** A field of an encoded protobuf message: where its value is, after tag and length. */
export interface WireField {
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

const WIRE = { varint: 0, fixed64: 1, bytes: 2, fixed32: 5 };
const FIELD = { resourceSpans: 1, scopeSpans: 2, spans: 2 };

export function* fieldsOf(bytes: Uint8Array, message: WireField): Generator<WireField> {
  let at = message.start;
  while (at < message.end) {
    const tag = readVarint(bytes, at);
    const wireType = tag.value & 7;
    let start = tag.next;
    let end: number;
    if (wireType === WIRE.bytes) {
      const length = readVarint(bytes, start);
      start = length.next;
      end = start + length.value;
    } else if (wireType === WIRE.varint) end = readVarint(bytes, start).next;
    else if (wireType === WIRE.fixed64) end = start + 8;
    else if (wireType === WIRE.fixed32) end = start + 4;
    else throw new Error(`Unexpected wire type ${wireType} at byte ${at} of the corpus`);
    yield { number: tag.value >>> 3, start, end };
    at = end;
  }
}

/** The spans of an uncompressed `ExportTraceServiceRequest`. */
export function* spanFields(request: Uint8Array): Generator<WireField> {
  const whole = { number: 0, start: 0, end: request.length };
  for (const resourceSpans of childFields(request, whole, FIELD.resourceSpans)) {
    for (const scopeSpans of childFields(request, resourceSpans, FIELD.scopeSpans)) {
      yield* childFields(request, scopeSpans, FIELD.spans);
    }
  }
}

function* childFields(bytes: Uint8Array, parent: WireField, fieldNumber: number): Generator<WireField> {
  for (const field of fieldsOf(bytes, parent)) if (field.number === fieldNumber) yield field;
}

function readVarint(bytes: Uint8Array, start: number): { readonly value: number; readonly next: number } {
  let value = 0;
  let scale = 1;
  let at = start;
  for (;;) {
    const byte = bytes[at] ?? 0;
    value += (byte & 0x7f) * scale;
    scale *= 128;
    at += 1;
    if (byte < 0x80) return { value, next: at };
  }
}
