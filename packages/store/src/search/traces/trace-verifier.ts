import type { SpanExpression, TraceExpression } from '@gander/core/query/traces/trace-expression';
import { createPhrase } from '@gander/core/search-text/phrase';

import { InflatedBodies } from '../../chunks/inflated-bodies.ts';
import type { SqlExecutor } from '../../dialects/sql-connection.ts';
import { createChainPredicate } from './create-chain-predicate.ts';
import { hasText } from './has-text.ts';
import { type ReadingNeeds, readSearchedTrace, type SearchedTrace } from './searched-trace.ts';
import { isTraceExact } from './to-trace-condition.ts';
import type { TraceKeySet } from './trace-key-set.ts';

/** A row of the walk through the traces that may meet a filter. */
export interface WalkedTrace {
  readonly traceKey: bigint;
  /** Whether it meets a part of the filter that SQL decides. */
  readonly isExactMet: (part: TraceExpression) => boolean;
}

interface Sources {
  readonly db: SqlExecutor;
  /** Everything of the trace that the filter needs, read once. */
  readonly read: () => Promise<SearchedTrace>;
}

type Predicate = (trace: WalkedTrace, sources: Sources) => boolean | Promise<boolean>;

/** Decides what SQL cannot. */
export interface TraceVerifier {
  /** The parts that SQL is to decide for every row. */
  readonly exactParts: readonly TraceExpression[];
  isMetBy(trace: WalkedTrace, db: SqlExecutor): Promise<boolean>;
}

/**
 * Prepares a filter for being asked of traces one by one. `candidates` are the only traces that can meet a part; nothing is
 * read of any other.
 */
export function createTraceVerifier(
  expression: TraceExpression,
  candidates: ReadonlyMap<TraceExpression, TraceKeySet>,
): TraceVerifier {
  const exactParts: TraceExpression[] = [];
  const bodies = new InflatedBodies();
  const isMet = prepare(expression);
  const needs = toNeeds(expression);

  function prepare(part: TraceExpression): Predicate {
    if (isTraceExact(part)) {
      exactParts.push(part);
      return (trace) => trace.isExactMet(part);
    }
    switch (part.kind) {
      case 'and':
        return every(part.operands.toSorted(compareCost).map(prepare));
      case 'or':
        return some(part.operands.toSorted(compareCost).map(prepare));
      case 'not': {
        const isOperandMet = prepare(part.operand);
        return async (trace, sources) => !(await isOperandMet(trace, sources));
      }
      case 'span': {
        const isChainMet = createChainPredicate(part);
        return narrow(part, async (_trace, { read }) => isChainMet((await read()).spans));
      }
      case 'text': {
        const phrase = createPhrase({ text: part.phrase, isPrefix: part.isPrefix });
        return narrow(part, ({ traceKey }, { db }) => hasText(db, { traceKey, isFoundIn: phrase.isFoundIn, bodies }));
      }
      default:
        throw new Error(`SQL decides a ${part.kind}`);
    }
  }

  function narrow(part: TraceExpression, predicate: Predicate): Predicate {
    const keys = candidates.get(part);
    if (keys === undefined) return predicate;
    return (trace, sources) => keys.has(Number(trace.traceKey)) && predicate(trace, sources);
  }

  return {
    exactParts,
    async isMetBy(trace, db) {
      let reading: Promise<SearchedTrace> | undefined;
      return isMet(trace, {
        db,
        read: () => (reading ??= readSearchedTrace(db, { traceKey: trace.traceKey, needs, bodies })),
      });
    },
  };
}

function every(predicates: readonly Predicate[]): Predicate {
  return async (trace, sources) => {
    for (const isMet of predicates) if (!(await isMet(trace, sources))) return false;
    return true;
  };
}

function some(predicates: readonly Predicate[]): Predicate {
  return async (trace, sources) => {
    for (const isMet of predicates) if (await isMet(trace, sources)) return true;
    return false;
  };
}

/** What SQL has decided already goes first. */
function compareCost(left: TraceExpression, right: TraceExpression): number {
  return Number(isTraceExact(right)) - Number(isTraceExact(left));
}

function toNeeds(expression: TraceExpression): ReadingNeeds {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return expression.operands.map(toNeeds).reduce(join, { columns: false, payload: false });
    case 'not':
      return toNeeds(expression.operand);
    case 'span':
      return { columns: true, payload: expression.chain.some(needsPayload) };
    default:
      return { columns: false, payload: false };
  }
}

function needsPayload(expression: SpanExpression): boolean {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return expression.operands.some(needsPayload);
    case 'not':
      return needsPayload(expression.operand);
    case 'condition':
      return expression.field.entity !== 'column';
    default:
      return expression satisfies never;
  }
}

function join(left: ReadingNeeds, right: ReadingNeeds): ReadingNeeds {
  return { columns: left.columns || right.columns, payload: left.payload || right.payload };
}
