/** Numbers in [0, 1) that are the same on every run. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const WORDS = [
  '',
  ' ',
  'x',
  '{',
  '[',
  '"',
  '{}',
  '[]',
  'null',
  'NaN',
  '-1',
  '1e999',
  'undefined',
  '__proto__',
  'constructor',
  'toString',
  'user',
  'assistant',
  'tool',
  'text',
  'tool-call',
  'data:;base64',
  'data:image/png;base64,AA==',
  '\uD83D',
  '🌞'.repeat(300),
  '[{"role":"user"',
  '{"role":"user","content":{"content":{"content":null}}}',
  '[{"role":{},"parts":[null,1,"x",{"type":"tool_call"}]}]',
  '{"messages":{"messages":{"messages":[]}}}',
  '{"__proto__":{"role":"user"},"type":"text"}',
  '[null,true,[[]],{"type":"tool-result","output":{"type":"error-text"}}]',
  '{"anthropic":{"usage":{"cache_read_input_tokens":-5}},"openai":null}',
  '['.repeat(5_000),
  '{"a":'.repeat(300) + '1' + '}'.repeat(300),
] as const;

const NAMES = [
  'role',
  'content',
  'parts',
  'type',
  'text',
  'name',
  'id',
  'tool_calls',
  'function',
  'message',
  'messages',
  'output',
  'source',
  '__proto__',
] as const;

/** Any value that an attribute can hold, and preferably one that a reader of conversations trips over. */
export function createHostileValue(random: () => number, depth = 0): unknown {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const dice = random();
  if (dice < 0.55 || depth > 4) return pick(WORDS);
  if (dice < 0.65) return pick([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, 10n ** 18n, -(2n ** 63n)]);
  if (dice < 0.7) return pick([true, false, null, new Uint8Array([0, 255, 7])]);
  const length = Math.floor(random() * 4);
  if (dice < 0.85) return Array.from({ length }, () => createHostileValue(random, depth + 1));
  return Object.fromEntries(Array.from({ length }, () => [pick(NAMES), createHostileValue(random, depth + 1)]));
}
