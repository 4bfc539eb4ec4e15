import { readStoredText, storeText } from './stored-text.ts';

const KEY = 'gander.feedback.name';

const FIRST_NAME = 'quality';

/** Of each experiment the name that was used last: the keys score it. */
export function readLastName(experimentId: string): string {
  return readStoredText(`${KEY}.${experimentId}`) || FIRST_NAME;
}

export function storeLastName(experimentId: string, name: string): void {
  storeText(`${KEY}.${experimentId}`, name);
}
