import { createPattern } from '@gander/core/query/pattern/pattern';
import type { SpanExpression, TraceExpression, TraceTest } from '@gander/core/query/traces/trace-expression';
import { createLikeMatcher } from '@gander/core/search-text/like-matcher';
import { createPhrase, listWordHashes } from '@gander/core/search-text/phrase';
import { listValueHashes, type PatternWords, toPatternWords } from '@gander/core/search-text/text-words';

import type { Dialect } from '../../dialects/dialect.ts';
import type { SqlExecutor } from '../../dialects/sql-connection.ts';
import { type Facet, type KnownFacets, listPairHashes } from '../index/facets.ts';
import { type IndexedDocs, IndexReader, findCommonDocs, mergeDocs } from '../index/index-reader.ts';
import { listFieldKeys } from './list-field-keys.ts';
import { readUnindexedKeys } from './read-unindexed-keys.ts';
import { TraceKeySet } from './trace-key-set.ts';

export interface CandidateDeps {
  readonly db: SqlExecutor;
  readonly dialect: Dialect;
  /** Of fields: a set of more keys than this is of no use. */
  readonly maxKeys: number;
}

/** Finds out which traces can meet a filter at all, as far as indexes know. */
export class TraceCandidates {
  /** Of the parts of the filter that only the payload or the tree decides, those that the index could narrow down. */
  readonly byPart = new Map<TraceExpression, TraceKeySet>();
  readonly #deps: CandidateDeps;
  readonly #index: IndexReader;
  #unindexed: Promise<TraceKeySet> | undefined;

  constructor(deps: CandidateDeps) {
    this.#deps = deps;
    this.#index = new IndexReader(deps.db);
  }

  /** `undefined` when nothing narrows it down. */
  async find(expression: TraceExpression): Promise<TraceKeySet | undefined> {
    switch (expression.kind) {
      case 'and':
        return this.#findCommon(expression.operands);
      case 'or':
        return this.#findAny(expression.operands);
      case 'not':
        // What does not meet it is everything else; the parts inside are narrowed down all the same.
        await this.find(expression.operand);
        return undefined;
      case 'constant':
        return expression.value ? undefined : new TraceKeySet();
      case 'condition':
        return listFieldKeys(this.#deps, expression);
      case 'text': {
        const { phrase: text, isPrefix } = expression;
        const { wordHashes, wordStart } = createPhrase({ text, isPrefix });
        const fragments = wordStart.length < 2 ? [] : [{ text: wordStart, place: 'start' as const }];
        return this.#keep(expression, await this.#findWords({ hashes: wordHashes, fragments }));
      }
      case 'span':
        return this.#keep(expression, await this.#findChain(expression.chain));
      default:
        return expression satisfies never;
    }
  }

  async #findCommon(operands: readonly TraceExpression[]): Promise<TraceKeySet | undefined> {
    let common: TraceKeySet | undefined;
    for (const operand of operands) {
      const keys = await this.find(operand);
      if (keys !== undefined) common = common === undefined ? keys : common.intersection(keys);
    }
    return common;
  }

  async #findAny(operands: readonly TraceExpression[]): Promise<TraceKeySet | undefined> {
    let any: TraceKeySet | undefined = new TraceKeySet();
    for (const operand of operands) {
      const keys = await this.find(operand);
      any = keys === undefined ? undefined : any?.union(keys);
    }
    return any;
  }

  /** Index or not, what is not indexed yet may be it. */
  async #keep(part: TraceExpression, docs: IndexedDocs | undefined): Promise<TraceKeySet | undefined> {
    if (docs === undefined) return undefined;
    this.#unindexed ??= readUnindexedKeys(this.#deps);
    const keys = (await this.#index.readTraceKeys(docs)).union(await this.#unindexed);
    this.byPart.set(part, keys);
    return keys;
  }

  /** A span and those above it may be in different documents of the trace: only one link is looked up. */
  async #findChain(chain: readonly SpanExpression[]): Promise<IndexedDocs | undefined> {
    for (const span of chain) {
      const docs = await this.#findSpan(span);
      if (docs !== undefined) return docs;
    }
    return undefined;
  }

  async #findSpan(expression: SpanExpression): Promise<IndexedDocs | undefined> {
    switch (expression.kind) {
      case 'and': {
        // Only what stands side by side is about one span for certain.
        let common = await this.#index.findAll(listPairHashes(toKnownFacets(expression.operands)));
        for (const operand of expression.operands) {
          const docs = await this.#findSpan(operand);
          if (docs !== undefined) common = common === undefined ? docs : findCommonDocs(common, docs);
        }
        return common;
      }
      case 'or': {
        let any: IndexedDocs | undefined = new Map();
        for (const operand of expression.operands) {
          const docs = await this.#findSpan(operand);
          any = docs === undefined || any === undefined ? undefined : mergeDocs(any, docs);
        }
        return any;
      }
      case 'not':
        return undefined;
      case 'condition':
        return this.#findSpanCondition(expression);
      default:
        return expression satisfies never;
    }
  }

  async #findSpanCondition({
    field,
    test,
  }: Extract<SpanExpression, { kind: 'condition' }>): Promise<IndexedDocs | undefined> {
    switch (field.entity) {
      case 'column': {
        const { key } = field;
        // Not in the index.
        if (key === 'execution_time' || key === 'service') return undefined;
        // Not in the index either, but only spans of this type have one.
        if (key === 'tool') return isMetByValuesOnly(test) ? this.#index.findValues('type', ['TOOL']) : undefined;
        if (test.kind === 'text' && test.operator === '=') return this.#index.findValues(key, [test.value]);
        if (test.kind === 'in' && !test.isNegated) return this.#index.findValues(key, test.values);
        const isMet = findMatcher(test);
        return isMet && this.#index.findFacet(key, isMet);
      }
      case 'attribute': {
        if (test.kind === 'presence' && !test.isPresent) return undefined;
        const keyDocs = await this.#index.findAll(listWordHashes(field.key, { isJson: false }));
        const valueDocs = await this.#findValue(test);
        if (keyDocs === undefined || valueDocs === undefined) return keyDocs ?? valueDocs;
        return findCommonDocs(keyDocs, valueDocs);
      }
      case 'content':
        return this.#findValue(test);
      default:
        return field satisfies never;
    }
  }

  async #findWords({ hashes, fragments }: PatternWords): Promise<IndexedDocs | undefined> {
    let docs = await this.#index.findAll(hashes);
    for (const fragment of fragments) {
      if (docs?.size === 0) return docs;
      const others = await this.#index.findFragment(fragment);
      docs = docs === undefined ? others : findCommonDocs(docs, others);
    }
    return docs;
  }

  /** Documents in which the words of a value, as far as the test tells them, occur. */
  async #findValue(test: TraceTest): Promise<IndexedDocs | undefined> {
    switch (test.kind) {
      case 'text':
        return test.operator === '=' ? this.#index.findAll(listValueHashes(test.value)) : undefined;
      case 'number':
        return test.operator === '=' ? this.#index.findAll(listValueHashes(String(test.value))) : undefined;
      case 'like':
        return this.#findWords(toPatternWords(test.pattern));
      default:
        return undefined;
    }
  }
}

/** What the tests for equality among these say that a span is. */
function toKnownFacets(operands: readonly SpanExpression[]): KnownFacets {
  const known: Partial<Record<Facet, string>> = {};
  for (const operand of operands) {
    if (operand.kind !== 'condition' || operand.field.entity !== 'column') continue;
    const { field, test } = operand;
    const isIndexed = field.key !== 'execution_time' && field.key !== 'service' && field.key !== 'tool';
    if (isIndexed && test.kind === 'text' && test.operator === '=') known[field.key] = test.value;
  }
  return known;
}

/** A span without a value does not meet it. */
function isMetByValuesOnly(test: TraceTest): boolean {
  return (test.kind === 'text' && test.operator === '=') || (test.kind === 'in' && !test.isNegated);
}

/** For tests that few values meet. */
function findMatcher(test: TraceTest): ((value: string) => boolean) | undefined {
  if (test.kind === 'like') return createLikeMatcher(test.pattern, test.letterCase);
  if (test.kind !== 'regex') return undefined;
  const created = createPattern(test.pattern);
  return created.isValid ? created.isFoundIn : undefined;
}
