import { createQueryError } from '../conjunction/query-error.ts';
import type { QueryKey } from '../conjunction/read-key.ts';

const TAG_ENTITIES: readonly string[] = ['tag', 'tags'];
const ATTRIBUTE_ENTITIES: readonly string[] = ['attribute', 'attributes', 'attr'];

/** A key of a filter of models or versions: a tag, or one of `attributes`. Throws `invalid_argument`. */
export function requireRegistryKey<Attribute extends string>(
  { entity, key, position }: QueryKey,
  attributes: readonly Attribute[],
): { readonly entity: 'attribute'; readonly key: Attribute } | { readonly entity: 'tag'; readonly key: string } {
  if (entity !== undefined && TAG_ENTITIES.includes(entity)) return { entity: 'tag', key };
  if (entity !== undefined && !ATTRIBUTE_ENTITIES.includes(entity)) {
    throw createQueryError(`Invalid entity type '${entity}'. Valid entity types are attribute, tag, tags`, position);
  }
  return { entity: 'attribute', key: requireAttribute({ key, position }, attributes) };
}

/** A key of an order, which has no tags. Throws `invalid_argument`. */
export function requireSortAttribute<Attribute extends string>(
  { entity, key, position }: QueryKey,
  attributes: readonly Attribute[],
): Attribute {
  if (entity === undefined || ATTRIBUTE_ENTITIES.includes(entity))
    return requireAttribute({ key, position }, attributes);
  throw createQueryError(`Invalid order_by entity '${entity}'. Valid keys are ${attributes.join(', ')}`, position);
}

function requireAttribute<Attribute extends string>(
  { key, position }: Pick<QueryKey, 'key' | 'position'>,
  attributes: readonly Attribute[],
): Attribute {
  const attribute = attributes.find((name) => name === key);
  if (attribute !== undefined) return attribute;
  throw createQueryError(`Invalid attribute key '${key}' specified. Valid keys are ${attributes.join(', ')}`, position);
}
