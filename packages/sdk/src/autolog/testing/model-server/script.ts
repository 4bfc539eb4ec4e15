/** What the imitation says, whatever it is asked. */
export const ANSWER_TEXT = 'It is sunny in Rome.';
/** What it says when it must answer in a given form. */
export const ANSWER_JSON = '{"answer":42}';
/** What it thinks, where the protocol can say so. */
export const THOUGHT = 'The user wants the weather.';

/** What it asks a tool: one call, or two when the request says `both`. */
export function listToolCalls(
  prompt: string,
  tools: readonly string[],
): readonly { id: string; name: string; args: unknown }[] {
  const [name] = tools;
  if (name === undefined) return [];
  const cities = prompt.includes('both') ? ['Rome', 'Oslo'] : ['Rome'];
  return cities.map((city, index) => ({ id: `call_${index + 1}`, name, args: { city } }));
}

/** Texts as a model delivers them. */
export function toPieces(text: string): readonly string[] {
  return text.match(/\S+\s*/g) ?? [];
}
