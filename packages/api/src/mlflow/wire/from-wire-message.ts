import { z } from 'zod';

import { anyJson, doubleOut } from './fields.ts';
import { toInnerType } from './normalize-names.ts';

const NAMED_NUMBERS: Readonly<Record<string, number>> = {
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
};

/**
 * The reverse of `toWireMessage`, for clients: lists and maps that were left out because they are empty are there again,
 * and numbers that JSON has no digits for are numbers. Values of the wrong type stay, for the schema to find.
 */
export function fromWireMessage(schema: z.ZodType, value: unknown): unknown {
  const type = toInnerType(schema);
  if (type === anyJson) return value;
  if (type instanceof z.ZodObject) return isObject(value) ? fromWireObject(type, value) : value;
  if (type instanceof z.ZodArray && Array.isArray(value)) {
    return value.map((item) => fromWireMessage(type.element as z.ZodType, item));
  }
  return type === doubleOut && typeof value === 'string' ? (NAMED_NUMBERS[value] ?? value) : value;
}

function fromWireObject(type: z.ZodObject, value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(type.shape)) {
    const found = value[name] ?? (field instanceof z.ZodArray ? [] : field instanceof z.ZodRecord ? {} : undefined);
    if (found !== undefined) fields[name] = fromWireMessage(field as z.ZodType, found);
  }
  return fields;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
