import type { Label } from './label.ts';

/** A label that is gone, and where among the others it was. */
export interface DroppedLabel {
  readonly label: Label;
  readonly place: number;
}

/** With a label more, in the place of the one of the name that it replaces, else at the end. */
export function withLabel(agreed: readonly Label[], label: Label, replacedName: string): readonly Label[] {
  const place = agreed.findIndex(({ name }) => name === replacedName);
  const others = agreed.filter(({ name }) => name !== replacedName && name !== label.name);
  return putLabel(others, { label, place: place === -1 ? others.length : place });
}

/** As before it was dropped. What somebody agreed on under its name since then stays instead. */
export function withRestored(agreed: readonly Label[], dropped: DroppedLabel): readonly Label[] {
  return agreed.some(({ name }) => name === dropped.label.name) ? agreed : putLabel(agreed, dropped);
}

export function findDropped(agreed: readonly Label[], name: string): DroppedLabel | undefined {
  const place = agreed.findIndex((label) => label.name === name);
  const label = agreed[place];
  return label && { label, place };
}

function putLabel(others: readonly Label[], { label, place }: DroppedLabel): readonly Label[] {
  return others.toSpliced(Math.min(place, others.length), 0, label);
}
