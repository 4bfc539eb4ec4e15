import type { RunRow } from '../model/run-row.ts';
import { toCompareRows } from './compare-rows.ts';

/** A parameter or metric as an axis on which runs have their places. */
export interface RunDimension {
  readonly id: string;
  readonly kind: 'param' | 'metric';
  readonly key: string;
  /** 0 (low) to 1 for each run; `undefined` for a run that has no place on it. */
  readonly places: readonly (number | undefined)[];
  /** What stands at some places. */
  readonly ticks: readonly { readonly place: number; readonly value: number | string }[];
  readonly isLogarithmic: boolean;
}

/** From here on, the values of a positive parameter are further apart than a straight axis can show. */
const LOGARITHMIC_RATIO = 100;

/** The axes on which the runs differ: numbers lie where they are, words one above the other. */
export function toRunDimensions(runs: readonly RunRow[]): readonly RunDimension[] {
  return (['params', 'metrics'] as const).flatMap((kind) =>
    toCompareRows(runs, kind)
      .filter(({ isDifferent }) => isDifferent)
      .map(({ key, values, numbers }) => {
        const noun = kind === 'params' ? 'param' : 'metric';
        const scale = numbers === undefined ? scaleWords(values) : scaleNumbers(numbers);
        return { id: `${noun}:${key}`, kind: noun, key, ...scale } as const;
      })
      .filter(({ places }) => places.some((place) => place !== undefined)),
  );
}

type Scale = Pick<RunDimension, 'places' | 'ticks' | 'isLogarithmic'>;

function scaleNumbers(numbers: readonly (number | undefined)[]): Scale {
  const known = numbers.filter((number): number is number => number !== undefined && Number.isFinite(number));
  const min = Math.min(...known);
  const max = Math.max(...known);
  const isLogarithmic = min > 0 && max / min >= LOGARITHMIC_RATIO;
  const toLength = (value: number) => (isLogarithmic ? Math.log(value) : value);
  const length = toLength(max) - toLength(min);
  const toPlace = (value: number) => (length === 0 ? 0.5 : (toLength(value) - toLength(min)) / length);
  const middle = isLogarithmic ? Math.sqrt(min * max) : (min + max) / 2;
  const marks = known.length === 0 ? [] : length === 0 ? [min] : [min, middle, max];
  return {
    places: numbers.map((value) => (value === undefined || !Number.isFinite(value) ? undefined : toPlace(value))),
    ticks: marks.map((value) => ({ place: toPlace(value), value })),
    isLogarithmic,
  };
}

function scaleWords(values: readonly (string | undefined)[]): Scale {
  const words = [...new Set(values.filter((value) => value !== undefined))].toSorted();
  const toPlace = (word: string) => (words.length === 1 ? 0.5 : words.indexOf(word) / (words.length - 1));
  return {
    places: values.map((value) => (value === undefined ? undefined : toPlace(value))),
    ticks: words.map((value) => ({ place: toPlace(value), value })),
    isLogarithmic: false,
  };
}
