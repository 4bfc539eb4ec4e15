import type { TraceId } from '@gander/core/ids';
import type { TraceExpression } from '@gander/core/query/traces/trace-expression';
import { type Expression, type SqlBool, sql } from 'kysely';

import type { Dialect } from '../../dialects/dialect.ts';
import type { SqlExecutor } from '../../dialects/sql-connection.ts';
import { filterScope } from '../../queries/filter-traces.ts';
import { padList } from '../../queries/pad-list.ts';
import { decodeSortCursor } from '../../queries/sort-cursor.ts';
import { toBigInt } from '../../schema/int64.ts';
import type { TraceSearch } from '../../trace-search.ts';
import { encodeAfter, type OrderTerm, toAfterCondition, toTermColumn } from '../order-term.ts';
import { toTraceCondition } from './to-trace-condition.ts';
import { toTraceTerms } from './to-trace-terms.ts';
import type { WalkedTrace } from './trace-verifier.ts';

const KIND = 'trace-search';

/** A trace in the order of the result. */
export interface WalkRow extends WalkedTrace {
  readonly traceId: TraceId;
  /** Of the page after it. */
  readonly cursor: () => string;
}

export interface WalkPlan {
  /** No other traces than these. */
  readonly listedKeys: readonly number[] | undefined;
  /** Decided for every row. */
  readonly exactParts: readonly TraceExpression[];
}

/** The traces that may meet a filter, in the order that was asked for, as far as SQL can tell. */
export class TraceWalk {
  readonly #dialect: Dialect;
  readonly #search: TraceSearch;
  readonly #plan: WalkPlan;
  readonly #terms: readonly OrderTerm[];
  readonly #columns: ReadonlyMap<TraceExpression, string>;

  constructor(dialect: Dialect, search: TraceSearch, plan: WalkPlan) {
    this.#dialect = dialect;
    this.#search = search;
    this.#plan = plan;
    this.#terms = toTraceTerms(search.order);
    this.#columns = new Map(plan.exactParts.map((part, index) => [part, `exact_${index}`]));
  }

  async readBatch(db: SqlExecutor, cursor: string | undefined, limit: number): Promise<readonly WalkRow[]> {
    const found = this.#selectFound(db, cursor).as('found');
    let ordered = db.selectFrom(found).selectAll().limit(limit);
    for (const [index, { direction }] of this.#terms.entries()) {
      ordered = ordered.orderBy(sql.ref(toTermColumn(index)), direction);
    }
    if (cursor !== undefined) ordered = ordered.where(toAfterCondition(this.#terms, KIND, cursor));
    const rows = await ordered.execute();
    return rows.map((row) => this.#toRow(row as unknown as FoundRow));
  }

  #selectFound(db: SqlExecutor, cursor: string | undefined) {
    const { filter, scope } = this.#search;
    return db
      .selectFrom('traces')
      .select(['traces.trace_key', 'traces.trace_id'])
      .select(this.#terms.map(({ value }, index) => sql`${value}`.as(toTermColumn(index))))
      .select([...this.#columns].map(([part, column]) => this.#decide(part).as(column)))
      .where(this.#isInScope())
      .where(toTraceCondition(this.#dialect, filter, 'upper'))
      .$if(scope !== undefined, (query) => query.where(filterScope(scope ?? {}, this.#dialect)))
      .$if(cursor !== undefined, (query) => query.where(toLeadingBound(this.#terms, cursor ?? '')));
  }

  #isInScope(): Expression<SqlBool> {
    const experiments = this.#search.experimentIds.map(Number);
    const { listedKeys } = this.#plan;
    // The plus keeps the database from walking the experiment's list in search of a few traces whose keys it has.
    if (listedKeys !== undefined) {
      return sql<SqlBool>`(+${sql.ref('traces.experiment_id')} in (${sql.join(experiments)}) and ${sql.ref('traces.trace_key')} in (${sql.join(padList(listedKeys))}))`;
    }
    const [only] = experiments;
    return experiments.length === 1
      ? sql<SqlBool>`${sql.ref('traces.experiment_id')} = ${only}`
      : sql<SqlBool>`${sql.ref('traces.experiment_id')} in (${sql.join(experiments)})`;
  }

  #decide(part: TraceExpression) {
    return sql<number | bigint>`case when ${toTraceCondition(this.#dialect, part, 'upper')} then 1 else 0 end`;
  }

  #toRow(row: FoundRow): WalkRow {
    const columns = row as unknown as Readonly<Record<string, unknown>>;
    return {
      traceKey: toBigInt(row.trace_key),
      traceId: row.trace_id as TraceId,
      isExactMet: (part) => Number(columns[this.#columns.get(part) ?? '']) === 1,
      cursor: () => encodeAfter(this.#terms, KIND, row),
    };
  }
}

interface FoundRow {
  readonly trace_key: bigint | number | string;
  readonly trace_id: string;
}

/** What the first key of the order alone says about the rows after a page: an index can start there. */
function toLeadingBound(terms: readonly OrderTerm[], cursor: string): Expression<SqlBool> {
  const [first] = terms;
  const [value] = decodeSortCursor(KIND, cursor);
  if (first === undefined || value === undefined || value === null) return sql<SqlBool>`1 = 1`;
  return first.direction === 'asc'
    ? sql<SqlBool>`${first.value} >= ${value}`
    : sql<SqlBool>`${first.value} <= ${value}`;
}
