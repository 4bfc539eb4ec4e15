import type { QueryToken } from '../../conjunction/query-token.ts';
import { createTokenReader } from '../../conjunction/token-reader.ts';
import { readTraceKey } from '../read-trace-key.ts';
import { requireNamedField } from '../require-named-field.ts';
import { toFieldId } from './written-condition.ts';

/** `key >= 5`, `key > 5`, `key <= 5`, `key < 5`. */
export interface WrittenBound {
  /** Equal for all spellings of a field. */
  readonly fieldId: string;
  readonly side: 'min' | 'max';
  readonly value: number;
  /** The value itself is out. */
  readonly isOpen: boolean;
}

const SIDES: Readonly<Partial<Record<string, Pick<WrittenBound, 'side' | 'isOpen'>>>> = {
  '>=': { side: 'min', isOpen: false },
  '>': { side: 'min', isOpen: true },
  '<=': { side: 'max', isOpen: false },
  '<': { side: 'max', isOpen: true },
};

/** The bound that a clause sets to a number; `undefined` when it says something else. Expects a clause that can be read. */
export function findWrittenBound(tokens: readonly QueryToken[]): WrittenBound | undefined {
  const last = tokens.at(-1);
  const [first] = tokens;
  if (last === undefined || (first?.kind !== 'word' && first?.kind !== 'name')) return undefined;
  if (first.kind === 'word' && (/^text:/i.test(first.value) || first.value.toUpperCase() === 'NOT')) return undefined;
  const end = { kind: 'end', value: '', source: '', position: last.position + last.source.length } as const;
  const reader = createTokenReader([...tokens, end]);
  const key = readTraceKey(reader);
  const bound = SIDES[reader.peek().value];
  if (bound === undefined) return undefined;
  reader.take();
  const { kind, value } = reader.take();
  const number = Number(value);
  if ((kind !== 'number' && kind !== 'text') || Number.isNaN(number) || reader.peek().kind !== 'end') return undefined;
  return { fieldId: toFieldId(requireNamedField(key)), ...bound, value: number };
}
