import { type FilterClause, outlineFilter } from './filter-outline.ts';
import { findFilterKey } from './filter-key.ts';
import { toFieldRule } from './to-field-rule.ts';
import { writeValue } from './write-value.ts';
import { toFieldId, type WrittenCondition, type WrittenValue } from './written-condition.ts';

/** What a filter demands of a field, as far as it says so by naming values. */
export interface SelectedValues {
  /** The field must have one of these; none named: anything goes. */
  readonly included: readonly string[];
  /** And none of these. */
  readonly excluded: readonly string[];
}

const NONE: SelectedValues = { included: [], excluded: [] };

/**
 * The filter with the demand that a field has this value, or another that was asked for already. What else stands in the
 * filter stays as it was written, but for values that were ruled out of a field that has one value: asking for one says
 * more. A filter that cannot be read has the condition put behind it.
 *
 * @example includeValue("status = 'OK'", 'model', 'gpt-5') // "status = 'OK' AND model = 'gpt-5'"
 * @example includeValue("model = 'gpt-5'", 'model', 'o4') // "model IN ('gpt-5', 'o4')"
 * @example includeValue("status != 'OK'", 'status', 'ERROR') // "status = 'ERROR'"
 */
export function includeValue(filter: string, key: string, value: string): string {
  const without = hasManyValues(key)
    ? cutValue(filter, key, { value, isExcluding: true })
    : cutConditions(filter, key, { isExcluding: true });
  const known = listConditions(without, key).find(({ condition }) => !condition.isExcluding);
  if (known === undefined || !canList(key)) {
    return readSelectedValues(without, key).included.includes(value)
      ? without
      : addClause(without, `${key} = ${writeValue(key, value)}`);
  }
  return addToList(without, known.condition, { key, value });
}

/**
 * The filter with the demand that a field does not have this value; one without any value passes.
 *
 * A field that has one value: a value that was asked for is no longer asked for, which is enough while others are; with a
 * value that was not asked for, the reader has changed to ruling values out, and what was asked for goes. Of a field that
 * may have several values, such as the models of a trace, one can be asked for and another ruled out: both are said.
 *
 * @example excludeValue('', 'model', 'o4') // "NOT model = 'o4'"
 * @example excludeValue("model = 'gpt-5'", 'model', 'o4') // "model = 'gpt-5' AND NOT model = 'o4'"
 * @example excludeValue("status IN ('OK', 'ERROR')", 'status', 'OK') // "status = 'ERROR'"
 * @example excludeValue("status = 'OK'", 'status', 'ERROR') // "status != 'ERROR'"
 */
export function excludeValue(filter: string, key: string, value: string): string {
  const isMany = hasManyValues(key);
  const wasIncluded = readSelectedValues(filter, key).included.includes(value);
  const cut = cutValue(filter, key, { value, isExcluding: false });
  const isEnough = wasIncluded && !isMany && readSelectedValues(cut, key).included.length > 0;
  if (isEnough) return cut;
  const without = isMany ? cut : cutConditions(cut, key, { isExcluding: false });
  const known = listConditions(without, key).find(({ condition }) => condition.isExcluding);
  if (known !== undefined && canList(key)) return addToList(without, known.condition, { key, value });
  if (readSelectedValues(without, key).excluded.includes(value)) return without;
  return addClause(
    without,
    isAlwaysThere(key) ? `${key} != ${writeValue(key, value)}` : `NOT ${key} = ${writeValue(key, value)}`,
  );
}

/** The filter without any mention of a value of a field, neither asked for nor ruled out. */
export function dropValue(filter: string, key: string, value: string): string {
  return cutValue(cutValue(filter, key, { value, isExcluding: false }), key, { value, isExcluding: true });
}

/** The filter without anything that names values of a field. */
export function dropValues(filter: string, key: string): string {
  return cutConditions(filter, key);
}

/** Which values of a field a filter asks for and rules out; none when it cannot be read. */
export function readSelectedValues(filter: string, key: string): SelectedValues {
  const conditions = listConditions(filter, key);
  if (conditions.length === 0) return NONE;
  const list = (isExcluding: boolean) => [
    ...new Set(
      conditions.flatMap(({ condition }) =>
        condition.isExcluding === isExcluding ? condition.values.map(({ value }) => value) : [],
      ),
    ),
  ];
  return { included: list(false), excluded: list(true) };
}

/** The filter with one more clause, which must hold as well. */
export function addClause(filter: string, clause: string): string {
  const text = filter.trim();
  if (text === '') return clause;
  const outline = outlineFilter(filter);
  if (outline?.clauses.length === 0) return clause;
  if (outline?.isChoice === true) return `(${text}) AND ${clause}`;
  // The language lets an AND at the end pass.
  return /(?<![\p{L}\p{N}_.\-/:])AND$/iu.test(text) && outline !== undefined
    ? `${text} ${clause}`
    : `${text} AND ${clause}`;
}

interface ConditionClause extends FilterClause {
  readonly condition: WrittenCondition;
}

function listConditions(filter: string, key: string): readonly ConditionClause[] {
  const named = findFilterKey(key);
  if (named === undefined) return [];
  const fieldId = toFieldId(named);
  const clauses = outlineFilter(filter)?.clauses ?? [];
  return clauses.filter((clause): clause is ConditionClause => clause.condition?.fieldId === fieldId);
}

function cutValue(
  filter: string,
  key: string,
  { value, isExcluding }: { readonly value: string; readonly isExcluding: boolean },
): string {
  const found = listConditions(filter, key).find(
    ({ condition }) => condition.isExcluding === isExcluding && condition.values.some((one) => one.value === value),
  );
  if (found === undefined) return filter;
  const rest = found.condition.values.filter((one) => one.value !== value);
  const dropped = rest.length === 0 ? dropClause(filter, found) : writeList(filter, found.condition, rest);
  return cutValue(dropped, key, { value, isExcluding });
}

/** Without all that asks for values of a field, or without all that rules some out; without both, unless one is named. */
function cutConditions(filter: string, key: string, only?: { readonly isExcluding: boolean }): string {
  const found = listConditions(filter, key).find(
    ({ condition }) => only === undefined || condition.isExcluding === only.isExcluding,
  );
  return found === undefined ? filter : cutConditions(dropClause(filter, found), key, only);
}

interface NewValue {
  readonly key: string;
  readonly value: string;
}

function addToList(filter: string, condition: WrittenCondition, { key, value }: NewValue): string {
  if (condition.values.some((one) => one.value === value)) return filter;
  return writeList(filter, condition, [...condition.values, { value, source: writeValue(key, value) }]);
}

function writeList(filter: string, condition: WrittenCondition, values: readonly WrittenValue[]): string {
  const isDenied = condition.isExcluding !== condition.isNegatedWhole;
  const sources = values.map(({ source }) => source);
  const test =
    sources.length === 1
      ? `${isDenied ? '!=' : '='} ${sources.join('')}`
      : `${isDenied ? 'NOT IN' : 'IN'} (${sources.join(', ')})`;
  const before = filter.slice(0, condition.start);
  return `${before}${/\s$/.test(before) ? '' : ' '}${test}${filter.slice(condition.end)}`;
}

/** Takes a clause out, and the AND that joined it to another. */
export function dropClause(filter: string, clause: FilterClause): string {
  const clauses = outlineFilter(filter)?.clauses ?? [];
  const at = clauses.findIndex(({ start }) => start === clause.start);
  const next = clauses[at + 1];
  if (next !== undefined) return filter.slice(0, clause.start) + filter.slice(next.start);
  const previous = clauses[at - 1];
  return previous === undefined ? '' : filter.slice(0, previous.end);
}

/** A prompt is asked for one at a time. */
function canList(key: string): boolean {
  return toFieldRule(findFilterKey(key)) !== undefined;
}

/**
 * Whether a trace may have more than one value of a field: of spans, of which it has many, and of what several people say
 * of it.
 */
function hasManyValues(key: string): boolean {
  const named = findFilterKey(key);
  if (named?.of !== 'trace') return true;
  return named.field.entity === 'feedback' || named.field.entity === 'expectation' || named.field.entity === 'issue';
}

/** Of what is always there `!=` says the same as `NOT … =`, and reads better. */
function isAlwaysThere(key: string): boolean {
  const named = findFilterKey(key);
  return named?.of === 'trace' && toFieldRule(named)?.canBeAbsent === false && named.field.entity === 'attribute';
}
