import { z } from 'zod';

import { anyJson } from './fields.ts';
import { toInnerType } from './normalize-names.ts';

/**
 * A response as MLflow writes it: what is unset, an empty list or an empty map is left out; a message that is set and
 * empty is `{}`; `NaN` and the infinities become their names. BigInts stay, for a writer that keeps their digits.
 */
export function toWireMessage(schema: z.ZodType, value: unknown): unknown {
  const type = toInnerType(schema);
  if (type === anyJson) return value;
  if (type instanceof z.ZodObject) return toWireObject(type, value as Readonly<Record<string, unknown>>);
  if (type instanceof z.ZodArray) {
    return (value as readonly unknown[]).map((item) => toWireMessage(type.element as z.ZodType, item));
  }
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}

function toWireObject(type: z.ZodObject, value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(type.shape)) {
    const found = value[name];
    if (found === undefined || found === null || isEmpty(toInnerType(field as z.ZodType), found)) continue;
    fields[name] = toWireMessage(field as z.ZodType, found);
  }
  return fields;
}

function isEmpty(type: z.ZodType, value: unknown): boolean {
  if (type instanceof z.ZodArray) return (value as readonly unknown[]).length === 0;
  return type instanceof z.ZodRecord && Object.keys(value as object).length === 0;
}
