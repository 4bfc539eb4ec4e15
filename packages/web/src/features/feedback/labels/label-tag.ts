import { type Label, type LabelScale, MAX_SCORE, MIN_SCORE } from './label.ts';

/** The tag of an experiment that keeps its labels, so that everybody who looks at it has the same. */
export const LABELS_TAG = 'gander.labels';

/** Servers of MLflow keep no longer ones. */
export const MAX_TAG_CHARS = 5000;
const MAX_LABELS = 50;

/** Reads the labels of an experiment. The tag is anybody's to write: what is no label is left out. */
export function parseLabels(text: string | undefined): readonly Label[] {
  if (text === undefined || text === '') return [];
  let stored: unknown;
  try {
    stored = JSON.parse(text);
  } catch {
    return [];
  }
  if (!Array.isArray(stored)) return [];
  const labels = new Map<string, Label>();
  for (const item of stored.slice(0, MAX_LABELS)) {
    const label = parseLabel(item);
    if (label !== undefined && !labels.has(label.name)) labels.set(label.name, label);
  }
  return [...labels.values()];
}

/** The labels as their tag keeps them. */
export function formatLabels(labels: readonly Label[]): string {
  return JSON.stringify(labels.map(({ name, scale }) => ({ name, ...scale })));
}

function parseLabel(item: unknown): Label | undefined {
  if (typeof item !== 'object' || item === null) return undefined;
  const fields = item as Readonly<Record<string, unknown>>;
  const name = typeof fields['name'] === 'string' ? fields['name'].trim() : '';
  const scale = parseScale(fields);
  return name === '' || scale === undefined ? undefined : { name, scale, isSet: true };
}

function parseScale({ type, max, options }: Readonly<Record<string, unknown>>): LabelScale | undefined {
  switch (type) {
    case 'thumbs':
    case 'number':
    case 'text':
      return { type };
    case 'scale':
      return typeof max === 'number' && Number.isInteger(max) && max >= MIN_SCORE && max <= MAX_SCORE
        ? { type, max }
        : undefined;
    case 'categories': {
      if (!Array.isArray(options)) return undefined;
      const words = options.filter((option) => ['string', 'number', 'boolean'].includes(typeof option));
      return words.length === 0 ? undefined : { type, options: [...new Set(words as readonly string[])] };
    }
    default:
      return undefined;
  }
}
