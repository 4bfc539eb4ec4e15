/** Where LangChain repeats what the provider said of its answer: in both of these, or in one. */
const PLACES = ['"generationInfo"', '"generation_info"', '"response_metadata"'] as const;

/** Quotes that a model or a user wrote are escaped, so never match. */
const MODEL = /"(?:model_name|model)":\s?"([^"\\]{1,200})"/;

/** The names stand near the start of the metadata; arguments of tools, which may have a `model` too, come later. */
const WINDOW_CHARS = 1_000;

/**
 * The model that answered, from LangChain's serialised output: without decoding it, since this runs at ingest for
 * every call. Streams that were joined repeat the name (`gpt-4ogpt-4o`), which is undone. `undefined` when not there.
 */
export function findLangChainModel(output: string): string | undefined {
  for (const place of PLACES) {
    const at = output.indexOf(place);
    const model = at === -1 ? undefined : MODEL.exec(output.slice(at, at + WINDOW_CHARS))?.[1];
    if (model !== undefined) return undoRepetition(model);
  }
  return undefined;
}

function undoRepetition(name: string): string {
  const half = name.length / 2;
  return Number.isInteger(half) && name.slice(0, half) === name.slice(half) ? name.slice(0, half) : name;
}
