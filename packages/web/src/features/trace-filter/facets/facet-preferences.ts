/** How the reader likes the sidebar. */
export interface FacetPreferences {
  /** Absent until the reader has chosen. */
  readonly isShown?: boolean;
  /** The histogram above the list is folded away. */
  readonly isHistogramHidden?: boolean;
  /** Keys of facets that were opened or closed by hand. */
  readonly open: Readonly<Record<string, boolean>>;
}

const MAX_REMEMBERED = 200;

export function parseFacetPreferences(stored: unknown): FacetPreferences {
  if (typeof stored !== 'object' || stored === null) return { open: {} };
  const { isShown, isHistogramHidden, open } = stored as Readonly<Record<string, unknown>>;
  const entries = typeof open === 'object' && open !== null ? Object.entries(open) : [];
  const known = entries.filter((entry): entry is [string, boolean] => typeof entry[1] === 'boolean');
  return {
    ...(typeof isShown === 'boolean' && { isShown }),
    ...(isHistogramHidden === true && { isHistogramHidden }),
    // Tags come and go: those of long ago are forgotten.
    open: Object.fromEntries(known.slice(-MAX_REMEMBERED)),
  };
}
