import { createContext, use, useState } from 'react';

/** A text that was looked for and is to be seen here. */
export interface Reveal {
  readonly text: string;
  /** Which of the places where it stands, from 0. */
  readonly nth: number;
}

/** What is folded around such a text opens. `undefined` where nobody looks for any. */
export const RevealContext = createContext<Reveal | undefined>(undefined);

/**
 * Tells, while drawing, that a text which is to be seen stands in this one, and where it ends there. Once for each: what
 * the reader folds afterwards stays folded.
 */
export function useReveal(readText: () => string, onReveal: (end: number) => void): void {
  const wanted = use(RevealContext);
  const [revealed, setRevealed] = useState<Reveal>();
  if (wanted?.text === revealed?.text && wanted?.nth === revealed?.nth) return;
  setRevealed(wanted);
  const end = wanted === undefined ? undefined : findEnd(readText(), wanted);
  if (end !== undefined) onReveal(end);
}

/** Where the text ends that is to be seen; of fewer than `nth` the last one; nothing where there is none. */
export function findEnd(inside: string, { text, nth }: Reveal): number | undefined {
  if (text === '') return undefined;
  const own = inside.toLowerCase();
  const wanted = text.toLowerCase();
  let end: number | undefined;
  for (let count = 0, at = own.indexOf(wanted); at !== -1 && count <= nth; count += 1) {
    end = at + wanted.length;
    at = own.indexOf(wanted, end);
  }
  return end;
}
