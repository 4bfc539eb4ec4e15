import type { RunRow } from '../model/run-row.ts';

export interface CompareRow {
  readonly key: string;
  /** One for each run; `undefined` where it has none. */
  readonly values: readonly (string | undefined)[];
  /** The same as numbers, where all values are numbers. */
  readonly numbers: readonly (number | undefined)[] | undefined;
  readonly isDifferent: boolean;
}

export type ComparedKind = 'params' | 'metrics' | 'tags';

/** What each run has for each key that any of them has, by key. */
export function toCompareRows(runs: readonly RunRow[], kind: ComparedKind): readonly CompareRow[] {
  const keys = new Set(runs.flatMap((run) => [...run[kind].keys()]));
  return [...keys]
    .filter((key) => kind !== 'tags' || !key.startsWith('mlflow.'))
    .toSorted((a, b) => a.localeCompare(b, undefined, { numeric: true }))
    .map((key) => {
      const values = runs.map((run) => readValue(run, kind, key));
      const numbers = values.map((value) => (value === undefined ? undefined : toNumber(value)));
      const isNumeric = values.every((value, index) => value === undefined || numbers[index] !== undefined);
      return {
        key,
        values,
        numbers: isNumeric ? numbers : undefined,
        isDifferent: new Set(values.map((value, index) => (isNumeric ? numbers[index] : value))).size > 1,
      };
    });
}

/** A parameter that says a number, however it is written. */
function toNumber(text: string): number | undefined {
  if (text.trim() === '') return undefined;
  const number = Number(text);
  return Number.isNaN(number) && text !== 'NaN' ? undefined : number;
}

function readValue(run: RunRow, kind: ComparedKind, key: string): string | undefined {
  if (kind !== 'metrics') return run[kind].get(key);
  const metric = run.metrics.get(key);
  return metric === undefined ? undefined : String(metric.value);
}
