import type { UsedName } from '../used-names.ts';
import { inferScale } from './infer-scale.ts';
import type { Label } from './label.ts';

/** What one can say about anything, before anybody has agreed on more. */
const FIRST_LABEL: Label = { name: 'quality', scale: { type: 'thumbs' }, isSet: false };

/** The labels that were agreed on, then the names in use, most frequent first. Never none. */
export function listLabels(set: readonly Label[], used: readonly UsedName[]): readonly Label[] {
  const known = new Set(set.map(({ name }) => name));
  const inferred = used
    .filter(({ name }) => !known.has(name))
    .map(({ name, values }): Label => ({ name, scale: inferScale(values) ?? FIRST_LABEL.scale, isSet: false }));
  const labels = [...set, ...inferred];
  return labels.length === 0 ? [FIRST_LABEL] : labels;
}

/** The label whose values the keys give: the one that was used last, else the first. */
export function findActiveLabel(labels: readonly Label[], lastName: string): Label {
  return labels.find(({ name }) => name === lastName) ?? labels[0] ?? FIRST_LABEL;
}
