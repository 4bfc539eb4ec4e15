const PLACEHOLDER = /\{\{([a-z_]+_\d+)(\|number)?\}\}/g;
const ONLY_PLACEHOLDER = /^\{\{([a-z_]+_\d+)\|number\}\}$/;

export type Bindings = ReadonlyMap<string, unknown>;

/** Puts the ids of this server in the place of `{{run_1}}`, in keys and values, at any depth. */
export function fillPlaceholders(value: unknown, bindings: Bindings): unknown {
  if (typeof value === 'string') return fillText(value, bindings);
  if (Array.isArray(value)) return value.map((item) => fillPlaceholders(item, bindings));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      fillPlaceholdersInText(key, bindings),
      fillPlaceholders(item, bindings),
    ]),
  );
}

/** The same for a text, which stays one. A name that is not bound stays as it is, so that it is seen in the report. */
export function fillPlaceholdersInText(text: string, bindings: Bindings): string {
  return text.replaceAll(PLACEHOLDER, (all, name: string) => (bindings.has(name) ? String(bindings.get(name)) : all));
}

function fillText(text: string, bindings: Bindings): unknown {
  const number = Number(bindings.get(ONLY_PLACEHOLDER.exec(text)?.[1] ?? '') ?? Number.NaN);
  return Number.isNaN(number) ? fillPlaceholdersInText(text, bindings) : number;
}
