import { createQueryError } from './query-error.ts';
import type { QueryToken, TokenKind } from './query-token.ts';

/**
 * Keys hold dots, dashes and slashes: `tags.mlflow.source.name`, `metrics.val/loss`. Quotes of either kind hold texts,
 * backticks hold names; inside, the doubled quote is the quote.
 */
const TOKEN =
  /(?<number>[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?![\p{L}\p{N}_]))|(?<word>[\p{L}\p{N}_][\p{L}\p{N}\p{M}_.\-/:]*)|(?<text>'(?:[^']|'')*'|"(?:[^"]|"")*")|(?<name>`(?:[^`]|``)*`)|(?<symbol>[=!<>~]+|[(),;])/uy;

const SPACE = /\s*/y;

/** The tokens of a filter, with an `end` last. Throws `invalid_argument` at what is no token. */
export function splitQuery(query: string): readonly QueryToken[] {
  const tokens: QueryToken[] = [];
  let position = skipSpace(query, 0);
  while (position < query.length) {
    TOKEN.lastIndex = position;
    const match = TOKEN.exec(query);
    if (match === null) throw createStrayError(query, position);
    const [source] = match;
    const kind = findKind(match.groups ?? {});
    tokens.push({ kind, value: toValue(kind, source), source, position });
    position = skipSpace(query, position + source.length);
  }
  tokens.push({ kind: 'end', value: '', source: '', position: query.length });
  return tokens;
}

function findKind(groups: Readonly<Record<string, string | undefined>>): TokenKind {
  for (const kind of ['number', 'word', 'text', 'name'] as const) if (groups[kind] !== undefined) return kind;
  return 'symbol';
}

function toValue(kind: TokenKind, source: string): string {
  if (kind !== 'text' && kind !== 'name') return source;
  const quote = source.charAt(0);
  return source.slice(1, -1).replaceAll(quote + quote, quote);
}

function skipSpace(query: string, position: number): number {
  SPACE.lastIndex = position;
  return position + (SPACE.exec(query)?.[0].length ?? 0);
}

function createStrayError(query: string, position: number) {
  const character = String.fromCodePoint(query.codePointAt(position) ?? 0);
  const isQuote = `'"\``.includes(character);
  return createQueryError(
    isQuote
      ? `The quote ${character} is never closed`
      : `The character ${character} has no meaning here. Expected a key, an operator or a value; texts go in quotes`,
    position,
  );
}
