const MAX_NAME_CHARS = 60;
const ID_CHARS = 8;

export interface NamedTrace {
  /** Of the trace, whatever it looks like. */
  readonly id: string;
  readonly name: string;
}

/**
 * The name of a file that a trace is kept in: what it is, and which. Letters of ASCII only, which every system takes.
 *
 * @example toTraceFileName({ id: 'tr-0af76519…', name: 'Fix the bug' }, 'html') // 'trace-fix-the-bug-0af76519.html'
 */
export function toTraceFileName({ id, name }: NamedTrace, extension: string): string {
  const words = name
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll(/[^a-zA-Z0-9]+/g, '-')
    .slice(0, MAX_NAME_CHARS)
    .replaceAll(/^-+|-+$/g, '')
    .toLowerCase();
  const shortId = id
    .replace(/^tr-/, '')
    .replaceAll(/[^a-zA-Z0-9]+/g, '')
    .slice(0, ID_CHARS);
  return `${['trace', words, shortId].filter((part) => part !== '').join('-')}.${extension}`;
}
