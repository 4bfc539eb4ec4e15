/** A piece of a line: the same in both texts, or only in the one that the line is from. */
export interface DiffPart {
  readonly text: string;
  readonly isChanged: boolean;
}

export interface DiffLine {
  /** From 1. */
  readonly number: number;
  readonly parts: readonly DiffPart[];
}

/**
 * A line of both texts beside each other. `changed`: the one became the other, and their parts say how. `removed` and
 * `added` have one side; in two columns an unrelated line that came may stand beside one that went.
 */
export interface DiffRow {
  readonly kind: 'equal' | 'changed' | 'removed' | 'added';
  readonly before: DiffLine | undefined;
  readonly after: DiffLine | undefined;
}

export interface TextDiff {
  readonly rows: readonly DiffRow[];
  /** Lines that are gone or were changed. */
  readonly removedCount: number;
  readonly addedCount: number;
  /** The texts are so big and different that only the beginning and the end they share were looked for. */
  readonly isCoarse: boolean;
}

/** Two texts to be compared, as they are sent to the worker. */
export interface TextPair {
  readonly before: string;
  readonly after: string;
}
