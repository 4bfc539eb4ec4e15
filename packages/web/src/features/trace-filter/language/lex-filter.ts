import { AppError } from '@gander/core/errors';
import type { QueryToken, TokenKind } from '@gander/core/query/conjunction/query-token';
import { splitQuery } from '@gander/core/query/conjunction/split-query';

/** A piece of a filter that may be half written. `broken`: a quote that is never closed, or a stray character. */
export interface FilterToken extends Omit<QueryToken, 'kind'> {
  readonly kind: Exclude<TokenKind, 'end'> | 'broken';
}

const QUOTES = `'"\``;

/** The tokens of what is being typed. Total: what the language does not know becomes `broken`. */
export function lexFilter(text: string): readonly FilterToken[] {
  const tokens: FilterToken[] = [];
  let from = 0;
  while (from < text.length) {
    const brokenAt = addTokens(tokens, text, from);
    if (brokenAt === undefined) break;
    const isQuote = QUOTES.includes(text.charAt(brokenAt));
    const end = isQuote ? text.length : brokenAt + (String.fromCodePoint(text.codePointAt(brokenAt) ?? 0).length || 1);
    const source = text.slice(brokenAt, end);
    tokens.push({ kind: 'broken', value: isQuote ? source.slice(1) : source, source, position: brokenAt });
    from = end;
  }
  return tokens;
}

/** Adds what can be read from `from` on; returns where it ends, unless that is the end of the text. */
function addTokens(tokens: FilterToken[], text: string, from: number): number | undefined {
  const rest = text.slice(from);
  let brokenAt: number | undefined;
  try {
    add(splitQuery(rest));
  } catch (error) {
    const position = error instanceof AppError ? error.details['position'] : undefined;
    if (typeof position !== 'number') throw error;
    brokenAt = position;
    add(splitQuery(rest.slice(0, position)));
  }
  return brokenAt === undefined ? undefined : from + brokenAt;

  function add(found: readonly QueryToken[]) {
    for (const { kind, value, source, position } of found)
      if (kind !== 'end') tokens.push({ kind, value, source, position: from + position });
  }
}
