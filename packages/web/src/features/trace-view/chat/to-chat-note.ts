export interface ToldChat {
  readonly items: readonly unknown[];
  /** Nothing of the trace is left out. */
  readonly isComplete: boolean;
}

/** What is to be said below a conversation, or in its place: one thing, and never two that exclude each other. */
export function toChatNote({ items, isComplete }: ToldChat): string | undefined {
  if (items.length > 0) {
    return isComplete
      ? undefined
      : 'The conversation goes on. It is too long to be told as a whole: the tree has the rest.';
  }
  return isComplete
    ? 'No span of this trace says what was asked or answered. The tree shows what happened.'
    : 'This trace is too long to be told as a conversation, and its beginning says nothing of what was asked or answered. The tree shows what happened.';
}
