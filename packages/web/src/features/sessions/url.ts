/** What the URL of a session says. The id is not in the path, where one such as `..` or `a/b` would be lost. */
export interface SessionUrl {
  readonly id: string;
  /** The trace whose turn is pointed out. */
  readonly turn?: string;
}

export function parseSessionUrl(search: Record<string, unknown>): SessionUrl {
  const { id, turn } = search;
  return {
    id: typeof id === 'string' ? id : '',
    ...(typeof turn === 'string' && turn !== '' && { turn: turn.slice(0, 100) }),
  };
}
