import type { SpanAttribute } from '../tracer/otel-shapes.ts';
import { toJsonText } from './to-json-text.ts';

/**
 * The value OpenTelemetry can hold: text, numbers, booleans and lists of one of them as they are, everything else as JSON
 * text. `undefined` for what should not be set at all.
 */
export function toAttributeValue(value: unknown): SpanAttribute | undefined {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
      return value;
    case 'undefined':
      return undefined;
    case 'bigint':
      return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
    default:
      if (value === null) return undefined;
      if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString();
      return isPrimitiveList(value) ? [...value] : toJsonText(value);
  }
}

function isPrimitiveList(value: unknown): value is string[] {
  if (!Array.isArray(value) || value.length === 0) return false;
  const type = typeof (value as readonly unknown[])[0];
  if (type !== 'string' && type !== 'number' && type !== 'boolean') return false;
  return value.every((item) => typeof item === type);
}
