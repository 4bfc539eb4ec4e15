import { readStoredText, storeText } from './stored-text.ts';

/** Where each browser keeps which label of an experiment was used last: the keys score it. */
export function toLastNameKey(experimentId: string): string {
  return `gander.feedback.name.${experimentId}`;
}

/** Empty before any was used. */
export function readLastName(experimentId: string): string {
  return readStoredText(toLastNameKey(experimentId));
}

export function storeLastName(experimentId: string, name: string): void {
  storeText(toLastNameKey(experimentId), name);
}
