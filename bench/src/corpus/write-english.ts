import type { Random } from './random.ts';
import { VOCABULARY } from './vocabulary.ts';

type Phrase = (r: Random) => string;

const oneOf =
  (...phrases: readonly Phrase[]): Phrase =>
  (r) =>
    r.pickSkewed(phrases)(r);
const word =
  (list: readonly string[]): Phrase =>
  (r) =>
    r.pickSkewed(list);
const sometimes =
  (share: number, phrase: Phrase): Phrase =>
  (r) =>
    r.next() < share ? phrase(r) : '';
const sequence =
  (...phrases: readonly Phrase[]): Phrase =>
  (r) =>
    phrases
      .map((phrase) => phrase(r))
      .filter((text) => text !== '')
      .join(' ');

const noun: Phrase = (r) => {
  const singular = r.pickSkewed(VOCABULARY.nouns);
  return r.next() < 0.3 ? plural(singular) : singular;
};
const plural = (singular: string): string => singular.replace(/(?<=[^aeiou])y$/, 'ie').replace(/(?<=s)$/, 'e') + 's';
const verb = word(VOCABULARY.verbs);
const amount: Phrase = (r) => `${r.int(2, 980)}.${r.int(10, 99)} EUR`;
const day: Phrase = (r) => `2026-${String(r.int(1, 12)).padStart(2, '0')}-${String(r.int(1, 28)).padStart(2, '0')}`;

const nounPhrase = sequence(
  word(VOCABULARY.determiners),
  sometimes(0.45, word(VOCABULARY.adjectives)),
  noun,
  sometimes(0.22, sequence(word(VOCABULARY.prepositions), word(VOCABULARY.determiners), noun)),
);
const detail = oneOf(
  sequence(word(VOCABULARY.prepositions), nounPhrase),
  sequence(() => 'in', word(VOCABULARY.places)),
  sequence(() => 'with', word(VOCABULARY.names)),
  sequence(() => 'before', day),
  sequence(() => 'for', amount),
  (r) => `under reference ${r.hex(4).toUpperCase()}`,
  (r) => `(${r.int(1, 99)} of ${r.int(100, 4000)}, ${r.next().toFixed(4)} on average)`,
  (r) => `https://wiki.example.com/${noun(r)}/${r.hex(3)}`,
);
const subject = oneOf(nounPhrase, word(VOCABULARY.pronouns), word(VOCABULARY.names));
const clause = sequence(
  subject,
  word(VOCABULARY.auxiliaries),
  sometimes(0.2, word(VOCABULARY.adverbs)),
  verb,
  nounPhrase,
  sometimes(0.4, detail),
);
const sentence = sequence(
  sometimes(0.2, word(VOCABULARY.openers)),
  clause,
  sometimes(0.35, sequence(word(VOCABULARY.connectors), clause)),
);

const PARAGRAPH_SHARE = 0.12;

/** Prose of about `lengthChars` characters, made of whole sentences. Deflate shrinks it about as well as a README. */
export function writeEnglish(random: Random, lengthChars: number): string {
  let text = '';
  while (text.length < lengthChars) {
    const words = sentence(random);
    const gap = random.next() < PARAGRAPH_SHARE ? '\n\n' : ' ';
    text += `${text === '' ? '' : gap}${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
  }
  return text;
}
