import type { SpanView } from '@gander/protocol/span-view';

import { readText } from '../attribute-values.ts';

/** Evidence that a span speaks a convention: everything that is named here must hold. */
export interface Clue {
  /** The instrumentation scope's name is one of these. */
  readonly scopes?: readonly string[];
  readonly scopePrefixes?: readonly string[];
  /** At least one of these attributes is there. */
  readonly keys?: readonly string[];
  /** The attribute holds one of these values. */
  readonly values?: readonly [key: string, oneOf: readonly string[]];
  readonly spanPrefixes?: readonly string[];
  readonly spanNames?: readonly string[];
  /** `service.name` of the resource is one of these. */
  readonly services?: readonly string[];
}

/** Does any of the clues hold? Loops and no callbacks: this runs for every span and every convention. */
export function hasMatchingClue(clues: readonly Clue[], span: SpanView): boolean {
  for (const clue of clues) if (isMatchingClue(clue, span)) return true;
  return false;
}

/** Cheap questions first. */
function isMatchingClue(clue: Clue, span: SpanView): boolean {
  if (clue.scopes !== undefined && !clue.scopes.includes(span.scopeName)) return false;
  if (clue.scopePrefixes !== undefined && !startsWithAny(span.scopeName, clue.scopePrefixes)) return false;
  if (clue.keys !== undefined && !span.attributes.hasAny(clue.keys)) return false;
  if (clue.values !== undefined && !holdsOneOf(span, clue.values)) return false;
  if (clue.spanPrefixes !== undefined && !startsWithAny(span.name, clue.spanPrefixes)) return false;
  if (clue.spanNames !== undefined && !clue.spanNames.includes(span.name)) return false;
  return clue.services === undefined || clue.services.includes(readText(span.resource, 'service.name') ?? '');
}

/** The attributes a clue looks at. */
export function listClueKeys({ keys = [], values }: Clue): readonly string[] {
  return values === undefined ? keys : [...keys, values[0]];
}

function holdsOneOf({ attributes }: SpanView, [key, oneOf]: NonNullable<Clue['values']>): boolean {
  const text = readText(attributes, key);
  return text !== undefined && oneOf.includes(text);
}

function startsWithAny(text: string, prefixes: readonly string[]): boolean {
  for (const prefix of prefixes) if (text.startsWith(prefix)) return true;
  return false;
}
