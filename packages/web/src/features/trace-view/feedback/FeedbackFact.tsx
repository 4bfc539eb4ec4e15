import type { TraceSummaryBody } from '@gander/api/gander/trace-schemas';

import { FeedbackCell } from '../../trace-list/columns/FeedbackCell.tsx';
import { useTracePlace } from '../trace-place.ts';

/** The scores of a trace in its head, and the way to what was said. */
export function FeedbackFact({ trace: { feedback } }: { readonly trace: TraceSummaryBody }) {
  const { url, change } = useTracePlace();
  if (feedback === undefined || feedback.length === 0) return null;
  return (
    <button
      type="button"
      data-trace-scores
      aria-expanded={url.feedback === '1'}
      onClick={() => {
        change({ feedback: url.feedback === '1' ? undefined : '1' });
      }}
      className="min-w-0 rounded hover:bg-hover"
    >
      <FeedbackCell feedback={feedback} />
    </button>
  );
}
