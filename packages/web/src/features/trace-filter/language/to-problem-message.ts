import { editDistance } from './edit-distance.ts';

const MAX_OFFERED = 4;

/**
 * What the reader of filters says, for a person who sees where it is. Programs are told in MLflow's words, which some
 * wait for; people are told what to write instead.
 */
export function toProblemMessage(message: string, found: string): string {
  const said = message.replace(/ \(at character \d+\)$/, '').replace(/^Invalid clause\(s\) in filter string[:.] /, '');
  const listed = /^Invalid (?:(\w+) key|entity type|span attribute) '(.*?)'.* are (.+)$/s.exec(said);
  if (listed !== null) return toKeyMessage(listed[2] ?? '', (listed[3] ?? '').split(', '));
  if (said.startsWith('Parameter value is either not quoted')) {
    return `Expected a value in quotes: '${found}'`;
  }
  return /^Invalid filter '.*'\. Could not be parsed\.$/s.test(said) ? 'A condition is missing here' : said;
}

function toKeyMessage(written: string, keys: readonly string[]): string {
  const close = keys
    .map((key) => ({ key, distance: editDistance(written.toLowerCase(), key) }))
    .filter(
      ({ key, distance }) => distance <= Math.max(1, Math.floor(key.length / 3)) || key.includes(written.toLowerCase()),
    )
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, MAX_OFFERED)
    .map(({ key }) => key);
  const offer = close.length > 0 ? `Did you mean ${joinWords(close)}?` : 'Field names are suggested while you type.';
  return `There is no field “${written}”. ${offer}`;
}

function joinWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}
