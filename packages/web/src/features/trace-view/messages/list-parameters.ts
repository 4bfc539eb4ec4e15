import type { JsonObject, JsonValue } from '@gander/core/json-value';

export interface ToolParameter {
  readonly name: string;
  /** `string`, `string[]`, `"a" | "b"`; empty where the schema does not say. */
  readonly type: string;
  readonly isRequired: boolean;
  readonly description: string | undefined;
}

const MAX_TYPE_CHARS = 80;

/** The parameters of a tool from its JSON Schema; `undefined` for a schema that is no object of properties. */
export function listParameters(schema: JsonValue | undefined): readonly ToolParameter[] | undefined {
  if (!isObject(schema)) return undefined;
  const { properties, required } = schema;
  if (!isObject(properties)) return undefined;
  const isRequired = (name: string) => Array.isArray(required) && required.includes(name);
  return Object.entries(properties).map(([name, value]) => ({
    name,
    type: toTypeText(value).slice(0, MAX_TYPE_CHARS),
    isRequired: isRequired(name),
    description: isObject(value) && typeof value['description'] === 'string' ? value['description'] : undefined,
  }));
}

function toTypeText(schema: JsonValue): string {
  if (!isObject(schema)) return '';
  const { type, items, anyOf } = schema;
  const choices = schema['enum'];
  if (Array.isArray(choices)) return choices.map((choice) => JSON.stringify(choice)).join(' | ');
  if (Array.isArray(anyOf))
    return anyOf
      .map((choice: JsonValue) => toTypeText(choice))
      .filter(Boolean)
      .join(' | ');
  if (type === 'array') return `${items === undefined ? 'any' : toTypeText(items) || 'any'}[]`;
  if (Array.isArray(type)) return type.filter((name) => typeof name === 'string').join(' | ');
  return typeof type === 'string' ? type : '';
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
