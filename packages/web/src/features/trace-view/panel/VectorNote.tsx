import type { JsonValue } from '@gander/core/json-value';

import { formatCount } from '../../../format/tokens.ts';
import type { EmbeddingVectors } from './to-vectors.ts';
import { ValueBlock } from './ValueBlock.tsx';

export interface VectorNoteProps {
  readonly vectors: EmbeddingVectors;
  readonly value: JsonValue;
}

/** Vectors in a sentence: their numbers say nothing to a reader, and are there for whoever wants them. */
export function VectorNote({ vectors: { count, dimensions, sample, length }, value }: VectorNoteProps) {
  return (
    <section aria-label="Embeddings" className="flex shrink-0 flex-col gap-1 rounded-lg border border-line px-3 py-2">
      <p>
        {formatCount(count)} {count === 1 ? 'vector' : 'vectors'} of {formatCount(dimensions)} dimensions
        <span className="text-ink-faint"> · length {Number(length.toPrecision(3))}</span>
      </p>
      <p className="tabular truncate font-mono text-xs text-ink-faint">
        [{sample.map((number) => Number(number.toPrecision(4))).join(', ')}, …]
      </p>
      <ValueBlock label="All numbers" value={value} isFolded />
    </section>
  );
}
