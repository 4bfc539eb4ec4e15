import type { JsonValue } from '@gander/core/json-value';

/** How a feedback is given: thumbs are booleans, scores are whole numbers from 1 to 9. */
export const VALUE_KINDS = ['thumbs', 'score', 'number', 'label', 'text'] as const;

export type ValueKind = (typeof VALUE_KINDS)[number];

export const MAX_SCORE = 9;
const MAX_LABELS = 12;
const MAX_LABEL_CHARS = 40;

/** What values that were given before say about the next one; `undefined` where they say nothing. */
export function inferValueKind(values: readonly JsonValue[]): ValueKind | undefined {
  const given = values.filter((value) => value !== null);
  if (given.length === 0) return undefined;
  if (given.every((value) => typeof value === 'boolean')) return 'thumbs';
  if (given.every(isScore)) return 'score';
  if (given.every((value) => typeof value === 'number')) return 'number';
  const areLabels = given.every((value) => typeof value !== 'object' && String(value).length <= MAX_LABEL_CHARS);
  return areLabels && given.length <= MAX_LABELS ? 'label' : 'text';
}

function isScore(value: JsonValue): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MAX_SCORE;
}

/** Words of judges and programs for good and bad. */
const VERDICTS = [
  ['yes', 'no'],
  ['true', 'false'],
  ['pass', 'fail'],
  ['passed', 'failed'],
  ['correct', 'incorrect'],
] as const;

/** The labels to choose from: those that were given, and of a verdict the other one, too. */
export function listLabels(known: readonly JsonValue[]): readonly JsonValue[] {
  const labels = known.flatMap((value): readonly JsonValue[] => {
    const pair = VERDICTS.find((words) => words.some((word) => word === value));
    return pair ?? [value];
  });
  return [...new Set(labels)];
}

/** What judges and programs call good or bad; `undefined` for a word that is neither. */
export function toVerdict(value: JsonValue): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') return undefined;
  const word = value.toLowerCase();
  if (VERDICTS.some(([good]) => good === word)) return true;
  return VERDICTS.some(([, bad]) => bad === word) ? false : undefined;
}
