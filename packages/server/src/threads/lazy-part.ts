/**
 * A part that is loaded by whoever needs it first, for code that many servers never run: loaded code is memory in every
 * thread that has it. Whoever comes while it loads waits for the same part; after a failure the next one tries again,
 * which helps where a file could not be read; a module that threw while it ran throws the same for as long as the process lives.
 */
export function createLazyPart<Part>(load: () => Promise<Part>): () => Promise<Part> {
  let loading: Promise<Part> | undefined;
  return () =>
    (loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    }));
}
