import { createQueryError } from './query-error.ts';
import type { QueryToken, TokenKind } from './query-token.ts';

/** Goes through tokens one by one. */
export interface TokenReader {
  /** The next one, which stays the next one. */
  peek(): QueryToken;
  take(): QueryToken;
  /** Takes the next one when it is this word, in any letter case, or this symbol. */
  skip(wordOrSymbol: string): boolean;
  /** Takes the next one, or refuses and says what was expected. */
  require(kind: TokenKind, expected: string): QueryToken;
}

/** `tokens` end with one of kind `end`. */
export function createTokenReader(tokens: readonly QueryToken[]): TokenReader {
  let at = 0;
  const peek = () => {
    const token = tokens[Math.min(at, tokens.length - 1)];
    if (token === undefined) throw new Error('A query has an end at least');
    return token;
  };
  const take = () => {
    const token = peek();
    at += 1;
    return token;
  };
  return {
    peek,
    take,
    skip(wordOrSymbol) {
      const { kind, value } = peek();
      const isIt = (kind === 'word' || kind === 'symbol') && value.toUpperCase() === wordOrSymbol;
      if (isIt) at += 1;
      return isIt;
    },
    require(kind, expected) {
      const token = take();
      if (token.kind === kind) return token;
      const found = token.kind === 'end' ? 'the end' : token.source;
      throw createQueryError(`Expected ${expected}, found ${found}`, token.position);
    },
  };
}
