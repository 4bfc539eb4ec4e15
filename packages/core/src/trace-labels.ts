/** One thing that is said of a trace, by its root or by another span. */
export interface TraceLabel {
  readonly kind: 'tag' | 'metadata' | 'field';
  /** For a field one of {@link LABEL_FIELDS}. */
  readonly key: string;
  /** `''` where a tag is a word alone. */
  readonly value: string;
  readonly isFromRoot: boolean;
}

/** Fields of a trace that its spans tell, by name. */
export const LABEL_FIELDS = [
  'environment',
  'release',
  'sessionGranularity',
  'framework',
  'error',
  'clientRequestId',
] as const;

/**
 * Of two that say different things the root is believed, and of two others the one whose word comes first in the alphabet: the
 * same set of spans gives the same labels, in whatever order and however often they came.
 */
export function isPreferredLabel(label: TraceLabel, known: TraceLabel | undefined): boolean {
  if (known === undefined) return true;
  if (label.isFromRoot !== known.isFromRoot) return label.isFromRoot;
  return label.value < known.value;
}
