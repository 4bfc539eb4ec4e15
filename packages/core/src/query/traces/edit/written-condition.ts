import type { QueryToken } from '../../conjunction/query-token.ts';
import { createTokenReader, type TokenReader } from '../../conjunction/token-reader.ts';
import { readTraceKey } from '../read-trace-key.ts';
import { requireNamedField } from '../require-named-field.ts';

/** `key = 'a'`, `key IN ('a', 'b')`, and the same denied: `key != 'a'`, `key NOT IN (…)`, `NOT key = 'a'`, `NOT key IN (…)`. */
export interface WrittenCondition {
  /** Equal for all spellings of a field. */
  readonly fieldId: string;
  readonly isExcluding: boolean;
  /** Denied by `NOT` in front: also met where there is no value at all. */
  readonly isNegatedWhole: boolean;
  /** Places of the operator with all that follows it. */
  readonly start: number;
  readonly end: number;
  readonly values: readonly WrittenValue[];
}

export interface WrittenValue {
  readonly value: string;
  /** As it was written, quotes and all. */
  readonly source: string;
}

/** What a clause says of the values of a field; `undefined` when it says something else. Expects a clause that can be read. */
export function findWrittenCondition(tokens: readonly QueryToken[]): WrittenCondition | undefined {
  const last = tokens.at(-1);
  if (last === undefined) return undefined;
  const end = last.position + last.source.length;
  const reader = createTokenReader([...tokens, { kind: 'end', value: '', source: '', position: end }]);
  const isNegatedWhole = reader.skip('NOT');
  const { kind, value } = reader.peek();
  const isKey = (kind === 'word' && !/^text:/i.test(value) && value.toUpperCase() !== 'NOT') || kind === 'name';
  if (!isKey) return undefined;
  const key = readTraceKey(reader);
  // `span(…)` is no field.
  if (reader.peek().value === '(') return undefined;
  const start = reader.peek().position;
  const listed = readValues(reader);
  if (listed === undefined || reader.peek().kind !== 'end') return undefined;
  return {
    fieldId: toFieldId(requireNamedField(key)),
    isExcluding: isNegatedWhole !== listed.isDenied,
    isNegatedWhole,
    start,
    end,
    values: listed.values,
  };
}

/** Names a field, whichever of its spellings was used. */
export function toFieldId(named: ReturnType<typeof requireNamedField>): string {
  return JSON.stringify(named);
}

interface ListedValues {
  readonly isDenied: boolean;
  readonly values: readonly WrittenValue[];
}

function readValues(reader: TokenReader): ListedValues | undefined {
  if (reader.skip('=')) return readSingle(reader, false);
  if (reader.skip('!=')) return readSingle(reader, true);
  const isDenied = reader.skip('NOT');
  if (!reader.skip('IN')) return undefined;
  const values: WrittenValue[] = [];
  reader.skip('(');
  do values.push(reader.take());
  while (reader.skip(','));
  reader.skip(')');
  return { isDenied, values };
}

function readSingle(reader: TokenReader, isDenied: boolean): ListedValues {
  return { isDenied, values: [reader.take()] };
}
