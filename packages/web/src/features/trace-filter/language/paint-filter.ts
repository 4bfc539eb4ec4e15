import { lexFilter } from './lex-filter.ts';
import { splitBarText } from './split-bar-text.ts';
import { findOperatorAfter, isComparison, isConnective, isTextPrefix, isWord } from './token-roles.ts';

export type Paint = 'plain' | 'key' | 'operator' | 'connective' | 'text' | 'number' | 'bracket' | 'broken';

export interface PaintedPart {
  readonly paint: Paint;
  readonly text: string;
  /** Index of its first character. */
  readonly position: number;
}

/** The bar's text in parts of one colour each; together they are the text. */
export function paintFilter(text: string): readonly PaintedPart[] {
  const tokens = lexFilter(splitBarText(text).filterInPlace);
  const parts: PaintedPart[] = [];
  let end = 0;
  const addPlain = (to: number) => {
    if (to > end) parts.push({ paint: 'plain', text: text.slice(end, to), position: end });
    end = Math.max(end, to);
  };
  for (const [index, token] of tokens.entries()) {
    const { position } = token;
    addPlain(position);
    parts.push({ paint: findPaint(index), text: token.source, position });
    end = position + token.source.length;
  }
  addPlain(text.length);
  return parts;

  function findPaint(index: number): Paint {
    const token = tokens[index];
    switch (token?.kind) {
      case 'text':
        return tokens[index - 1]?.kind === 'word' && tokens[index - 1]?.value.endsWith('.') === true ? 'key' : 'text';
      case 'number':
        return 'number';
      case 'name':
        return 'key';
      case 'broken':
        return 'broken';
      case 'symbol':
        return isComparison(token) ? 'operator' : 'bracket';
      case 'word':
        if (isOperatorWord(index)) return 'operator';
        return isConnective(token) ? 'connective' : isTextPrefix(token) ? 'key' : findWordPaint(index);
      default:
        return 'plain';
    }
  }

  /** `IN`, `NOT IN`, `IS NOT NULL`: from where the operator begins, up to what it is compared with. */
  function isOperatorWord(index: number): boolean {
    for (let key = Math.max(0, index - 4); key < index; key += 1) {
      const at = findOperatorAfter(tokens, key);
      if (at === index) return true;
      if (
        at !== undefined &&
        at < index &&
        isWord(tokens[at], 'IS', 'NOT') &&
        isWord(tokens[index], 'NOT', 'NULL', 'IN')
      )
        return index - at <= 2;
    }
    return false;
  }

  function findWordPaint(index: number): Paint {
    const isSpan = isWord(tokens[index], 'SPAN') && tokens[index + 1]?.value === '(';
    return isSpan || findOperatorAfter(tokens, index) !== undefined ? 'key' : 'plain';
  }
}
