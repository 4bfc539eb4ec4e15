import { setImmediate as nextTurn } from 'node:timers/promises';

import type { TraceId } from '@gander/core/ids';
import type { TraceExpression } from '@gander/core/query/traces/trace-expression';

import type { Dialect } from '../../dialects/dialect.ts';
import type { SqlExecutor } from '../../dialects/sql-connection.ts';
import type { Page } from '../../page.ts';
import { toRowLimit } from '../../queries/to-page.ts';
import type { TraceSearch } from '../../trace-search.ts';
import { readSearchProgress } from '../index/index-queries.ts';
import { isTraceExact } from './to-trace-condition.ts';
import { TraceCandidates } from './trace-candidates.ts';
import type { TraceKeySet } from './trace-key-set.ts';
import { createTraceVerifier } from './trace-verifier.ts';
import { TraceWalk } from './trace-walk.ts';

/** A list of so many keys is handed to the database; a longer one is looked at outside. */
const MAX_LISTED_KEYS = 5_000;
const MAX_ATTEMPTS = 3;
const MIN_BATCH = 100;
const MAX_BATCH = 2_000;
const DEFAULT_BUDGET_MS = 1_000;
/** Then whoever else wants to read has a turn: payloads are opened on the thread that answers all reads. */
const TURN_MS = 20;

/**
 * Traces that meet a filter, a page of ids. What columns and tables decide is left to SQL; what needs the payload or the
 * tree is narrowed down by the search index and then looked at trace by trace, in the order of the result.
 */
export async function searchTraces(db: SqlExecutor, dialect: Dialect, search: TraceSearch): Promise<Page<TraceId>> {
  const limit = toRowLimit(search.page.limit) - 1;
  if (search.experimentIds.length === 0) return { items: [], nextCursor: null };
  const candidates = await findCandidates(db, dialect, search.filter);
  if (candidates.keys?.size === 0) return { items: [], nextCursor: null };
  return isTraceExact(search.filter)
    ? readExactPage(db, { dialect, search, limit, candidates })
    : readVerifiedPage(db, { dialect, search, limit, candidates });
}

interface Found {
  /** All that may meet the filter; `undefined` when it may be any. */
  readonly keys: TraceKeySet | undefined;
  readonly byPart: ReadonlyMap<TraceExpression, TraceKeySet>;
}

interface PageRequest {
  readonly dialect: Dialect;
  readonly search: TraceSearch;
  readonly limit: number;
  readonly candidates: Found;
}

/** The index may change between two looks into it; then it is asked again, and in the end done without. */
async function findCandidates(db: SqlExecutor, dialect: Dialect, filter: TraceExpression): Promise<Found> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const before = await readSearchProgress(db);
    const candidates = new TraceCandidates({ db, dialect, maxKeys: MAX_LISTED_KEYS });
    const keys = await candidates.find(filter);
    const after = await readSearchProgress(db);
    if (before.version === after.version) return { keys, byPart: candidates.byPart };
  }
  return { keys: undefined, byPart: new Map() };
}

async function readExactPage(
  db: SqlExecutor,
  { dialect, search, limit, candidates }: PageRequest,
): Promise<Page<TraceId>> {
  const walk = new TraceWalk(dialect, search, { listedKeys: toListedKeys(candidates), exactParts: [] });
  const rows = await walk.readBatch(db, search.page.cursor, limit + 1);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map(({ traceId }) => traceId),
    nextCursor: rows.length > limit && last !== undefined ? last.cursor() : null,
  };
}

async function readVerifiedPage(
  db: SqlExecutor,
  { dialect, search, limit, candidates }: PageRequest,
): Promise<Page<TraceId>> {
  const endMs = performance.now() + (search.budgetMs ?? DEFAULT_BUDGET_MS);
  const verifier = createTraceVerifier(toUndecided(search.filter), candidates.byPart);
  const listedKeys = toListedKeys(candidates);
  const walk = new TraceWalk(dialect, search, { listedKeys, exactParts: verifier.exactParts });
  const items: TraceId[] = [];
  let batch = Math.max(MIN_BATCH, Math.min(limit, MAX_BATCH));
  let { cursor } = search.page;
  let turnEndMs = performance.now() + TURN_MS;
  for (;;) {
    const rows = await walk.readBatch(db, cursor, batch);
    for (const [index, row] of rows.entries()) {
      const canBe = candidates.keys === undefined || candidates.keys.has(Number(row.traceKey));
      if (canBe && (await verifier.isMetBy(row, db))) items.push(row.traceId);
      const isLast = index === rows.length - 1 && rows.length < batch;
      if (items.length === limit || performance.now() > endMs) {
        return { items, nextCursor: isLast ? null : row.cursor() };
      }
      if (performance.now() > turnEndMs) {
        await nextTurn();
        turnEndMs = performance.now() + TURN_MS;
      }
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < batch) return { items, nextCursor: null };
    cursor = last.cursor();
    batch = Math.min(batch * 2, MAX_BATCH);
  }
}

function toListedKeys({ keys }: Found): readonly number[] | undefined {
  return keys !== undefined && keys.size <= MAX_LISTED_KEYS ? keys.toArray() : undefined;
}

/** What is left of a filter once SQL has let a row through. */
function toUndecided(filter: TraceExpression): TraceExpression {
  if (filter.kind !== 'and') return filter;
  return { kind: 'and', operands: filter.operands.filter((operand) => !isTraceExact(operand)) };
}
