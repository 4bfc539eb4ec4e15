import { TRACE_METADATA } from '@gander/core/trace-keys';
import type { TraceTest } from '@gander/core/query/traces/trace-expression';
import type {
  TraceAttribute,
  TraceField,
  TraceFigure,
  TraceLabelAttribute,
} from '@gander/core/query/traces/trace-field';
import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely';

import type { Dialect } from '../../dialects/dialect.ts';
import type { Database, TracesTable } from '../../schema/tables.ts';
import { toMillisecondCondition } from './to-millisecond-condition.ts';
import { toOpposite, toTestCondition } from './to-test-condition.ts';

export interface FieldCondition {
  readonly field: TraceField;
  readonly test: TraceTest;
}

/** Metadata that is a column, for traces that came as spans alone as well as for those a client has told about. */
const METADATA_COLUMNS: ReadonlyMap<string, 'traces.session_id' | 'traces.user_id'> = new Map([
  ['mlflow.trace.session', 'traces.session_id'],
  ['mlflow.trace.user', 'traces.user_id'],
]);

/** Attributes that are what a column says. */
const COLUMNS = {
  session: 'session_id',
  user: 'user_id',
  environment: 'environment',
  release: 'release_name',
  framework: 'framework',
  error: 'error_message',
  input: 'input_preview',
  output: 'output_preview',
  span_count: 'span_count',
  error_count: 'error_count',
  cost_usd: 'cost_usd',
  input_tokens: 'input_tokens',
  output_tokens: 'output_tokens',
  total_tokens: 'total_tokens',
  cache_read_tokens: 'cache_read_tokens',
  cache_write_tokens: 'cache_write_tokens',
  reasoning_tokens: 'reasoning_tokens',
} as const satisfies Record<TraceLabelAttribute | TraceFigure, keyof TracesTable>;

/** True for a key of metadata that is found in a column. */
export function isSessionOrUser(key: string): boolean {
  return METADATA_COLUMNS.has(key);
}

/** A condition on a trace as SQL over a row of `traces`. */
export function toFieldCondition(dialect: Dialect, { field, test }: FieldCondition): Expression<SqlBool> {
  const { entity } = field;
  switch (entity) {
    case 'attribute':
      return toAttributeCondition(dialect, field.key, test);
    case 'tag':
      return toKeyedCondition(dialect, { table: 'trace_tags', key: field.key }, test);
    case 'metadata':
      return toMetadataCondition(dialect, field.key, test);
    case 'feedback':
    case 'expectation':
      return toAssessmentCondition(dialect, { kind: entity, name: field.key }, test);
    case 'score':
      return toScoreCondition(dialect, field.key, test);
    case 'assessed':
      return toAssessmentCondition(dialect, { kind: field.kind }, test);
    case 'issue':
      return existsAssessment({ kind: 'issue' }, toTestCondition(dialect, sql.ref('assessments.name'), test));
    case 'prompt':
      return existsPrompt(field.name, field.version);
    default:
      return field satisfies never;
  }
}

function toAttributeCondition(dialect: Dialect, key: TraceAttribute, test: TraceTest): Expression<SqlBool> {
  const eb = expressionBuilder<Database, 'traces'>();
  switch (key) {
    case 'request_id':
      return toTestCondition(dialect, eb.ref('traces.trace_id'), test);
    case 'status':
      return toTestCondition(dialect, eb.ref('traces.state'), test);
    case 'name':
      return toTestCondition(dialect, sql`nullif(${sql.ref('traces.name')}, '')`, test);
    case 'timestamp':
      return toMillisecondCondition(eb.ref('traces.start_unix_nano'), test);
    case 'end_time':
      return toMillisecondCondition(eb.ref('traces.end_unix_nano'), test);
    case 'execution_time':
      return toMillisecondCondition(
        sql`(${sql.ref('traces.end_unix_nano')} - ${sql.ref('traces.start_unix_nano')})`,
        test,
      );
    case 'client_request_id':
      return toTestCondition(dialect, toClientRequestId(), test);
    case 'run_id':
      return toRunCondition(dialect, test);
    default:
      return toTestCondition(dialect, eb.ref(`traces.${COLUMNS[key]}`), test);
  }
}

/** What a client reported, else what the spans say. */
function toClientRequestId(): Expression<string | null> {
  const eb = expressionBuilder<Database, 'traces'>();
  const reported = eb
    .selectFrom('trace_reports')
    .select('client_request_id')
    .whereRef('trace_reports.trace_key', '=', 'traces.trace_key');
  return eb.fn.coalesce(reported, eb.ref('traces.client_request_id'));
}

export interface KeyedTable {
  readonly table: 'trace_tags' | 'trace_metadata';
  readonly key: string;
}

/** The value of a tag or the like, `null` when the trace has none. */
export function toKeyedValue({ table, key }: KeyedTable) {
  return expressionBuilder<Database, 'traces'>()
    .selectFrom(table)
    .select('tag_value')
    .whereRef(`${table}.trace_key`, '=', 'traces.trace_key')
    .where('tag_key', '=', key);
}

function toKeyedCondition(dialect: Dialect, keyed: KeyedTable, test: TraceTest): Expression<SqlBool> {
  return toTestCondition(dialect, toKeyedValue(keyed), test);
}

function toMetadataCondition(dialect: Dialect, key: string, test: TraceTest): Expression<SqlBool> {
  const column = METADATA_COLUMNS.get(key);
  if (column === undefined) return toKeyedCondition(dialect, { table: 'trace_metadata', key }, test);
  return toTestCondition(dialect, expressionBuilder<Database, 'traces'>().ref(column), test);
}

/** The run a client named when it made the trace, or any that it was linked to later. */
function toRunCondition(dialect: Dialect, test: TraceTest): Expression<SqlBool> {
  const eb = expressionBuilder<Database, 'traces'>();
  const named = toKeyedCondition(dialect, { table: 'trace_metadata', key: TRACE_METADATA.sourceRun }, test);
  const links = eb.selectFrom('trace_runs').select('run_id').whereRef('trace_runs.trace_id', '=', 'traces.trace_id');
  if (test.kind === 'presence') {
    return test.isPresent ? eb.or([named, eb.exists(links)]) : eb.and([named, eb.not(eb.exists(links))]);
  }
  const isNegative = (test.kind === 'text' && test.operator === '!=') || (test.kind === 'in' && test.isNegated);
  if (isNegative) return named;
  return eb.or([
    named,
    eb.exists(links.where((link) => toTestCondition(dialect, link.ref('trace_runs.run_id'), test))),
  ]);
}

function existsPrompt(name: string, version: string): Expression<SqlBool> {
  const eb = expressionBuilder<Database, 'traces'>();
  return eb.exists(
    eb
      .selectFrom('trace_prompts')
      .select('trace_prompts.trace_id')
      .whereRef('trace_prompts.trace_id', '=', 'traces.trace_id')
      .where('prompt_name', '=', name)
      .where('prompt_version', '=', version),
  );
}

interface WantedAssessment {
  readonly kind: 'feedback' | 'expectation' | 'issue';
  readonly name?: string;
}

function toAssessmentCondition(dialect: Dialect, named: WantedAssessment, test: TraceTest): Expression<SqlBool> {
  if (test.kind === 'presence') {
    const isThere = existsAssessment(named, sql<SqlBool>`1 = 1`);
    return test.isPresent ? isThere : expressionBuilder<Database>().not(isThere);
  }
  return existsAssessment(named, toAssessedValueCondition(dialect, test));
}

/** Clients of MLflow make every number a float, which is kept as they see it: `5.0`. Who asks for `5` means the same. */
function toAssessedValueCondition(dialect: Dialect, test: TraceTest): Expression<SqlBool> {
  const value = sql.ref('assessments.value_text');
  const isMet = toTestCondition(dialect, value, test);
  const numbers = listWholeNumbers(test);
  if (numbers.length === 0) return isMet;
  // Digits alone, written out: there may be as many as a statement has parameters.
  const list = sql.join(numbers.map((number) => sql.lit(number)));
  const isOneOfThem = sql<SqlBool>`(${value} like '%.0' and ${sql.ref('assessments.value_number')} in (${list}))`;
  const eb = expressionBuilder<Database>();
  const isNegative = test.kind === 'in' ? test.isNegated : test.kind === 'text' && test.operator === '!=';
  return isNegative ? eb.and([isMet, toOpposite(isOneOfThem)]) : eb.or([isMet, isOneOfThem]);
}

function listWholeNumbers(test: TraceTest): readonly number[] {
  const values = test.kind === 'in' ? test.values : test.kind === 'text' ? [test.value] : [];
  return values.filter((value) => /^-?\d{1,15}$/.test(value)).map(Number);
}

/** As feedback, and of that only what is worth a number. */
function toScoreCondition(dialect: Dialect, name: string, test: TraceTest): Expression<SqlBool> {
  const eb = expressionBuilder<Database>();
  const value = sql.ref('assessments.value_number');
  const isMet = test.kind === 'presence' ? eb(value, 'is not', null) : toTestCondition(dialect, value, test);
  const isThere = existsAssessment({ kind: 'feedback', name }, isMet);
  return test.kind === 'presence' && !test.isPresent ? eb.not(isThere) : isThere;
}

/** One about the trace, or about the session that the trace belongs to. One that was replaced does not count. */
function existsAssessment({ kind, name }: WantedAssessment, isMet: Expression<SqlBool>): Expression<SqlBool> {
  const eb = expressionBuilder<Database, 'traces'>();
  const wanted = eb
    .selectFrom('assessments')
    .select('assessments.assessment_key')
    .where('assessments.kind', '=', kind)
    .where('assessments.is_valid', '=', 1)
    .where(isMet)
    .$if(name !== undefined, (query) => query.where('assessments.name', '=', name ?? ''));
  const ofSession = eb
    .selectFrom('assessments')
    .innerJoin('traces as rated', 'rated.trace_key', 'assessments.trace_key')
    .select('assessments.assessment_key')
    .whereRef('assessments.session_id', '=', 'traces.session_id')
    .whereRef('rated.experiment_id', '=', 'traces.experiment_id')
    .where('assessments.kind', '=', kind)
    .where('assessments.is_valid', '=', 1)
    .where(isMet)
    .$if(name !== undefined, (query) => query.where('assessments.name', '=', name ?? ''));
  return eb.or([
    eb.exists(wanted.whereRef('assessments.trace_key', '=', 'traces.trace_key')),
    eb.and([eb('traces.session_id', 'is not', null), eb.exists(ofSession)]),
  ]);
}
