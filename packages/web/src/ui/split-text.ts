export interface TextBlock {
  readonly offset: number;
  readonly text: string;
}

const BLOCK_CHARS = 20_000;

/**
 * Cuts a long text into blocks that a browser lays out one by one, at line ends where there are any. Joined they are
 * the text again; no character outside the basic plane is cut in two.
 */
export function splitText(text: string, blockChars = BLOCK_CHARS): readonly TextBlock[] {
  const blocks: TextBlock[] = [];
  let offset = 0;
  while (offset < text.length) {
    const end = findEnd(text, offset, blockChars);
    blocks.push({ offset, text: text.slice(offset, end) });
    offset = end;
  }
  return blocks;
}

function findEnd(text: string, offset: number, blockChars: number): number {
  const end = offset + blockChars;
  if (end >= text.length) return text.length;
  const lineEnd = text.lastIndexOf('\n', end - 1) + 1;
  if (lineEnd > offset + blockChars / 2) return lineEnd;
  return isLowSurrogate(text.charCodeAt(end)) ? end + 1 : end;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc_00 && code <= 0xdf_ff;
}
