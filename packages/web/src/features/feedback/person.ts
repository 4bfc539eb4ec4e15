import { readStoredText } from './stored-text.ts';

/** Who the person says they are: what their feedback is signed with. */
export const PERSON_KEY = 'gander.person';

export function readPerson(): string {
  return readStoredText(PERSON_KEY);
}
