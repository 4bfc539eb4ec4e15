import type { SpanView } from '@gander/protocol/span-view';

import type { Translator } from './translator.ts';
import { TRANSLATORS } from './translators.ts';

/**
 * The translators that recognise a span, in order of precedence. Most spans show at one look that none of the
 * frameworks with unmistakable scopes and attributes wrote them; then only the others are asked one by one.
 */
export function findTranslators(span: SpanView): readonly Translator[] {
  return (isUnmistakable(span) ? TRANSLATORS : OTHERS).filter((translator) => translator.detect(span));
}

const OTHERS: readonly Translator[] = TRANSLATORS.filter(({ marks }) => marks === undefined);
const MARKS = TRANSLATORS.flatMap(({ marks }) => marks ?? []);
const SCOPES: ReadonlySet<string> = new Set(MARKS.flatMap(({ scopes }) => scopes));
const SCOPE_PREFIXES = MARKS.flatMap(({ scopePrefixes }) => scopePrefixes);
const KEYS: readonly string[] = [...new Set(MARKS.flatMap(({ keys }) => keys))];

function isUnmistakable({ scopeName, attributes }: SpanView): boolean {
  return (
    attributes.hasAny(KEYS) ||
    (scopeName !== '' && (SCOPES.has(scopeName) || SCOPE_PREFIXES.some((prefix) => scopeName.startsWith(prefix))))
  );
}
