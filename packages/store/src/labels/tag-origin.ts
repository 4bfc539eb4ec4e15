import type { TraceLabel } from '@gander/core/trace-labels';

/** Who says what a tag is worth, the weightiest first. Kept with the tag, so that the order of arrival does not matter. */
export const TAG_ORIGINS = { hand: 0, root: 1, span: 2 } as const;

export type TagOrigin = (typeof TAG_ORIGINS)[keyof typeof TAG_ORIGINS];

/** The origin of a tag that a span brought. */
export function toTagOrigin({ isFromRoot }: TraceLabel): TagOrigin {
  return isFromRoot ? TAG_ORIGINS.root : TAG_ORIGINS.span;
}
