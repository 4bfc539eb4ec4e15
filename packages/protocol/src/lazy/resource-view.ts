import type { KeyTable } from '../key-table.ts';
import type { InstrumentationScope, Resource } from '../trace-data.ts';
import {
  RESOURCE_ATTRIBUTES,
  RESOURCE_DROPPED_ATTRIBUTES,
  SCOPE_ATTRIBUTES,
  SCOPE_DROPPED_ATTRIBUTES,
  SCOPE_NAME,
  SCOPE_VERSION,
} from '../wire/field-tags.ts';
import type { WireReader } from '../wire/wire-reader.ts';
import { readString } from './read-any-value.ts';
import { AttributeTable } from './attribute-table.ts';
import type { Ranges } from './envelope.ts';
import type { StructureCheck } from './structure-check.ts';

/** What a reader needs to look into any message of one body. */
export interface BodyContext {
  /** Walks the body. */
  readonly walker: WireReader;
  /** Decodes values; another one, so that a getter never moves the walk. */
  readonly values: WireReader;
  readonly check: StructureCheck;
  readonly keys: KeyTable;
}

export interface ResourceView {
  readonly attributes: AttributeTable;
  readonly droppedAttributesCount: number;
}

export interface InstrumentationScopeView extends ResourceView {
  readonly name: string;
  readonly version: string;
}

/** The `Resource` in one range, or the merge of several. Throws {@link ProtocolError} when its structure is broken. */
export function readResource(context: BodyContext, ranges: Ranges): ResourceView {
  const { walker, check } = context;
  const attributes = newAttributeTable(context);
  let droppedAttributesCount = 0;
  for (let index = 0; index < ranges.length; index += 2) {
    const end = ranges[index + 1] as number;
    walker.pos = ranges[index] as number;
    while (walker.pos < end) {
      const tag = walker.tag();
      if (tag === RESOURCE_ATTRIBUTES) attributes.add(walker, check, walker.lengthEnd(end));
      else if (tag === RESOURCE_DROPPED_ATTRIBUTES) droppedAttributesCount = walker.uint32();
      else walker.skip(tag, end);
    }
    walker.expectEnd(end);
  }
  return { attributes, droppedAttributesCount };
}

/** The `InstrumentationScope` in one range, or the merge of several. Throws like {@link readResource}. */
export function readScope(context: BodyContext, ranges: Ranges): InstrumentationScopeView {
  const { walker, check } = context;
  const attributes = newAttributeTable(context);
  let name = '';
  let version = '';
  let droppedAttributesCount = 0;
  for (let index = 0; index < ranges.length; index += 2) {
    const end = ranges[index + 1] as number;
    walker.pos = ranges[index] as number;
    while (walker.pos < end) {
      const tag = walker.tag();
      if (tag === SCOPE_NAME) name = readString(walker, end);
      else if (tag === SCOPE_VERSION) version = readString(walker, end);
      else if (tag === SCOPE_ATTRIBUTES) attributes.add(walker, check, walker.lengthEnd(end));
      else if (tag === SCOPE_DROPPED_ATTRIBUTES) droppedAttributesCount = walker.uint32();
      else walker.skip(tag, end);
    }
    walker.expectEnd(end);
  }
  return { name, version, attributes, droppedAttributesCount };
}

/** All of a resource, decoded. */
export function toResource({ attributes, droppedAttributesCount }: ResourceView): Resource {
  return { attributes: attributes.toKeyValues(), droppedAttributesCount };
}

/** All of a scope, decoded. */
export function toScope(scope: InstrumentationScopeView): InstrumentationScope {
  const { name, version, attributes, droppedAttributesCount } = scope;
  return { name, version, attributes: attributes.toKeyValues(), droppedAttributesCount };
}

function newAttributeTable({ values, keys }: BodyContext): AttributeTable {
  return new AttributeTable(values, keys);
}
