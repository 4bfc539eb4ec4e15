import type { KeyTable } from '@gander/protocol/key-table';
import type { SpanView } from '@gander/protocol/span-view';

import type { Clue } from './clue.ts';

/**
 * What is left to ask about spans of the scope and the shape of `span`: clues that cannot hold are gone, and of the others
 * what holds for all these spans. A clue without conditions holds for every one.
 */
export function filterClues(clues: readonly Clue[], span: SpanView, keys: KeyTable): readonly Clue[] {
  return clues.flatMap((clue) => narrowClue(clue, span, keys) ?? []);
}

function narrowClue(clue: Clue, { scopeName, attributes }: SpanView, table: KeyTable): Clue | undefined {
  const { scopes, scopePrefixes, keys, values, ...particular } = clue;
  if (scopes !== undefined && !scopes.includes(scopeName)) return undefined;
  if (scopePrefixes !== undefined && !scopePrefixes.some((prefix) => scopeName.startsWith(prefix))) return undefined;
  // The shape tells of the keys of the table alone.
  const isInShape = (key: string): boolean => table.slotOf(key) !== undefined;
  const areKeysSettled = keys === undefined || keys.every((key) => isInShape(key));
  if (keys !== undefined && areKeysSettled && !attributes.hasAny(keys)) return undefined;
  if (values !== undefined && isInShape(values[0]) && !attributes.has(values[0])) return undefined;
  return { ...(areKeysSettled ? {} : { keys }), ...(values && { values }), ...particular };
}
