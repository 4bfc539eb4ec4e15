import type { JsonValue } from '@gander/core/json-value';

import { listVerdictPair } from '../verdict.ts';
import { type LabelScale, MAX_SCORE, USUAL_MAX_SCORE } from './label.ts';

const MAX_OPTIONS = 12;
const MAX_OPTION_CHARS = 40;

/** What values that were given before say about the next one; `undefined` where they say nothing. */
export function inferScale(values: readonly JsonValue[]): LabelScale | undefined {
  const given = values.filter((value) => value !== null);
  if (given.length === 0) return undefined;
  if (given.every((value) => typeof value === 'boolean')) return { type: 'thumbs' };
  if (given.every((value) => typeof value === 'number')) return inferNumbers(given);
  const areWords = given.every((value) => typeof value !== 'object' && String(value).length <= MAX_OPTION_CHARS);
  const options = listOptions(given);
  return areWords && options.length <= MAX_OPTIONS ? { type: 'categories', options } : { type: 'text' };
}

function inferNumbers(given: readonly number[]): LabelScale {
  const highest = Math.max(...given);
  const areScores = given.every((value) => Number.isInteger(value) && value >= 1) && highest <= MAX_SCORE;
  if (!areScores) return { type: 'number' };
  return { type: 'scale', max: highest > USUAL_MAX_SCORE ? MAX_SCORE : USUAL_MAX_SCORE };
}

/** The words to choose from: those that were given, and of a verdict the other one, too. */
function listOptions(given: readonly JsonValue[]): readonly JsonValue[] {
  return [...new Set(given.flatMap((value) => listVerdictPair(value) ?? [value]))];
}
