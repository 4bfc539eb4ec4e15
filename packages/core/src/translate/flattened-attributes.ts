import type { KeyValue } from '@gander/protocol/any-value';
import { toPlainValue } from '@gander/protocol/plain-value';
import type { AttributeView } from '@gander/protocol/span-view';

import { toJsonValue } from '../json/to-json-value.ts';
import type { JsonObject, JsonValue } from '../json-value.ts';

/** No prompt has more messages than this; a larger index is a mistake or an attack. */
const MAX_INDEX = 10_000;

/** `llm.output_messages.0.message.contents.0.message_content.image.image.url` has 9 after its root. */
const MAX_SEGMENTS = 16;

/** Names that reach into the prototypes of objects: nobody calls a field so in good faith. */
const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Where a value of its own meets children: `message.content` beside `message.content.0`. */
const OWN_VALUE = '';

type Tree = Map<string, Tree | JsonValue>;

/**
 * Conventions that flatten lists into keys (`llm.input_messages.0.message.role`) read back as the lists they were:
 * what lies below each of `roots`, by root. Numbers count as indexes where all their siblings are numbers; gaps close up.
 * Values are not decoded further, since a message that is JSON is still text. One pass over all attributes, whatever
 * the number of roots: for reading a trace, not for ingest.
 *
 * @example readFlattenedAttributes(attributes, ['llm.input_messages']) // { 'llm.input_messages': [{ message: { role: 'user' } }] }
 */
export function readFlattenedAttributes(attributes: AttributeView, roots: readonly string[]): JsonObject {
  const trees = new Map<string, Tree>();
  for (const member of attributes.toKeyValues()) {
    const root = roots.find((candidate) => isBelow(member.key, candidate));
    if (root === undefined) continue;
    const tree = trees.get(root) ?? new Map<string, Tree | JsonValue>();
    trees.set(root, tree);
    plant(tree, member, root.length + 1);
  }
  const result = Object.create(null) as Record<string, JsonValue>;
  for (const [root, tree] of trees) {
    if (tree.size > 0) result[root] = toJson(tree);
  }
  return result;
}

function isBelow(key: string, root: string): boolean {
  return key.length > root.length + 1 && key.startsWith(root) && key[root.length] === '.';
}

function plant(tree: Tree, { key, value }: KeyValue, start: number): void {
  const segments = key.slice(start).split('.', MAX_SEGMENTS + 1);
  if (segments.length > MAX_SEGMENTS || segments.some((segment) => isRefused(segment))) return;
  const plain = toPlainValue(value);
  if (plain === null) return;
  let branch = tree;
  for (const segment of segments.slice(0, -1)) branch = growBranch(branch, segment);
  const name = segments.at(-1) ?? '';
  const known = branch.get(name);
  if (known instanceof Map) known.set(OWN_VALUE, toJsonValue(plain));
  else branch.set(name, toJsonValue(plain));
}

function growBranch(branch: Tree, segment: string): Tree {
  const known = branch.get(segment);
  if (known instanceof Map) return known;
  const grown: Tree = new Map(known === undefined ? [] : [[OWN_VALUE, known]]);
  branch.set(segment, grown);
  return grown;
}

function isRefused(segment: string): boolean {
  return FORBIDDEN.has(segment) || (isIndex(segment) && Number(segment) > MAX_INDEX);
}

function isIndex(segment: string): boolean {
  return /^\d+$/.test(segment);
}

/** At most `MAX_SEGMENTS` deep. */
function toJson(tree: Tree): JsonValue {
  const names = [...tree.keys()];
  if (names.every((name) => isIndex(name))) {
    const indexes = names.toSorted((left, right) => Number(left) - Number(right));
    return indexes.map((name) => toJsonOf(tree.get(name)));
  }
  const object = Object.create(null) as Record<string, JsonValue>;
  for (const name of names) object[name] = toJsonOf(tree.get(name));
  return object;
}

function toJsonOf(value: Tree | JsonValue | undefined): JsonValue {
  return value instanceof Map ? toJson(value) : (value ?? null);
}
