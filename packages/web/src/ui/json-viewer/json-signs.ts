/** Bytes of the signs of JSON, all of them ASCII: no byte of a longer UTF-8 character is one of them. */
export const JSON_SIGNS = {
  quote: 0x22,
  backslash: 0x5c,
  comma: 0x2c,
  colon: 0x3a,
  openBracket: 0x5b,
  closeBracket: 0x5d,
  openBrace: 0x7b,
  closeBrace: 0x7d,
  space: 0x20,
} as const;
