import type { SpanDifference } from '@gander/core/trace/align-differences';
import clsx from 'clsx';

const WORDS = {
  missing: undefined,
  name: undefined,
  model: 'model',
  status: 'status',
  input: 'input',
  output: 'output',
} as const satisfies Record<SpanDifference, string | undefined>;

/** What is different, in words. */
export function DifferenceChips({ differences }: { readonly differences: readonly SpanDifference[] }) {
  if (!differences.some((kind) => WORDS[kind] !== undefined)) return null;
  return (
    // Those that do not fit wrap out of sight as a whole.
    <span className="flex h-4.5 min-w-12 flex-1 flex-wrap gap-1 overflow-hidden">
      {differences.map((kind) => {
        const word = WORDS[kind];
        return (
          word !== undefined && (
            <span
              key={kind}
              className={clsx(
                'h-4.5 shrink-0 rounded px-1 text-2xs leading-4.5',
                kind === 'status' ? 'bg-error-bg text-error' : 'bg-busy-bg text-busy',
              )}
            >
              {word}
            </span>
          )
        );
      })}
    </span>
  );
}
