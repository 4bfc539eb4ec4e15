const CHARACTERS_PER_TOKEN = 4;

/** Roughly what a tokenizer would count: good enough for figures that should look like the text beside them. */
export function estimateTokens(text: string): number {
  return Math.max(1, Math.ceil(text.length / CHARACTERS_PER_TOKEN));
}
