import type { InstrumentationScope, Resource } from '../trace-data.ts';
import { type AnyValueJson, toKeyValuesJson } from './any-value-json.ts';
import { findField, type JsonFields, readFields, readText, readUint32 } from './json-fields.ts';
import { pickSetFields } from './pick-set-fields.ts';
import type { JsonObject } from './json-value.ts';

/** The `resource` of a ResourceSpans or ResourceLogs; `undefined` when it has none. */
export function readResourceJson(parent: JsonFields, values: AnyValueJson): Resource | undefined {
  const value = findField(parent, 'resource');
  if (value === undefined) return undefined;
  const fields = readFields(value, 'resource');
  return {
    attributes: values.attributes(fields),
    droppedAttributesCount: readUint32(fields, 'droppedAttributesCount'),
  };
}

/** The `scope` of a ScopeSpans or ScopeLogs; `undefined` when it has none. */
export function readScopeJson(parent: JsonFields, values: AnyValueJson): InstrumentationScope | undefined {
  const value = findField(parent, 'scope');
  if (value === undefined) return undefined;
  const fields = readFields(value, 'scope');
  return {
    name: readText(fields, 'name'),
    version: readText(fields, 'version'),
    attributes: values.attributes(fields),
    droppedAttributesCount: readUint32(fields, 'droppedAttributesCount'),
  };
}

/** `{ resource }`, or nothing when there is none. */
export function toResourceJson(resource: Resource | undefined): JsonObject {
  if (resource === undefined) return {};
  const { attributes, droppedAttributesCount } = resource;
  return { resource: pickSetFields({ attributes: toKeyValuesJson(attributes), droppedAttributesCount }) };
}

/** `{ scope }`, or nothing when there is none. */
export function toScopeJson(scope: InstrumentationScope | undefined): JsonObject {
  if (scope === undefined) return {};
  const { name, version, attributes, droppedAttributesCount } = scope;
  return {
    scope: pickSetFields({ name, version, attributes: toKeyValuesJson(attributes), droppedAttributesCount }),
  };
}
