/** One step of saving a trace as a page. */
export interface SavedTraceCall {
  /** As in the address; from the second part on the one that the part before it named. */
  readonly traceIdText: string;
  /** Where the part before this one ended; `undefined` for the first. */
  readonly cursor: string | undefined;
  readonly ganderVersion: string;
}

export interface SavedTracePart {
  /** An element of the page. */
  readonly html: string;
  readonly traceIdText: string;
  /** What the trace is called. */
  readonly name: string;
  /** For the next part; `null` after the last. */
  readonly nextCursor: string | null;
}
