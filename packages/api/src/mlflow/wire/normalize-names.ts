import { z } from 'zod';

/**
 * Brings what a client sent to the field names of a message: both `run_id` and `runId` are understood, `null` means
 * absent. Follows the schema, because the keys of a map are data and stay. Values are not looked at: the schema does that.
 */
export function normalizeNames(schema: z.ZodType, value: unknown): unknown {
  const type = toInnerType(schema);
  if (type instanceof z.ZodObject) return isObject(value) ? normalizeObject(type, value) : value;
  if (type instanceof z.ZodArray && Array.isArray(value)) {
    return value.map((item) => normalizeNames(type.element as z.ZodType, item));
  }
  return value;
}

/** The schema of a field without `optional`, `catch` and the like around it. */
export function toInnerType(schema: z.ZodType): z.ZodType {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodCatch
  ) {
    return toInnerType(schema.unwrap() as z.ZodType);
  }
  return schema;
}

function normalizeObject(type: z.ZodObject, value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(type.shape)) {
    const found = readField(value, name) ?? readField(value, FORMER_NAMES[name] ?? name);
    if (found !== undefined && found !== null) fields[name] = normalizeNames(field as z.ZodType, found);
  }
  return fields;
}

/** Names that fields once had; clients still send them, alone or beside the new one. */
const FORMER_NAMES: Readonly<Record<string, string>> = { run_id: 'run_uuid' };

function readField(value: Readonly<Record<string, unknown>>, name: string): unknown {
  return readOwn(value, name) ?? readOwn(value, toCamelCase(name));
}

function readOwn(value: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

function toCamelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_all, letter: string) => letter.toUpperCase());
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
