export interface WorkSlicerDeps {
  readonly nowMs: () => number;
  /** Lets the page draw and answer, then comes back. */
  readonly rest: () => Promise<void>;
}

/** Less than what a reader notices while typing. */
const SLICE_MS = 12;

/**
 * Cuts long work into slices: call it between the pieces, and it rests when a slice is over. A file that was saved has no
 * worker to do it in.
 */
export function createWorkSlicer({ nowMs, rest }: WorkSlicerDeps): () => Promise<void> | undefined {
  let startMs = nowMs();
  return () => {
    if (nowMs() - startMs < SLICE_MS) return undefined;
    return rest().then(() => {
      startMs = nowMs();
    });
  };
}

/** With the page's own clock. */
export function createPageSlicer(): () => Promise<void> | undefined {
  return createWorkSlicer({
    nowMs: () => performance.now(),
    rest: async () =>
      new Promise((resolve) => {
        setTimeout(resolve);
      }),
  });
}
