/**
 * JSON nested deeper than this is kept as text. No provider nests a tenth of it, and everything that walks values
 * (renderers, `JSON.stringify`, validators) recurses, so that unlimited nesting from outside would overflow the stack.
 */
export const MAX_NESTING = 200;
