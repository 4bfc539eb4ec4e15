import type { TraceSummaryBody } from '@gander/api/gander/trace-schemas';
import { CircleAlert } from 'lucide-react';

/** Why the trace of a turn failed, in its own words. */
export function TurnFailure({ trace: { errorMessage } }: { readonly trace: TraceSummaryBody }) {
  return (
    <p className="flex items-start gap-2 rounded-lg border border-error-line bg-error-bg px-3 py-2 text-error sm:mr-6">
      <CircleAlert size={14} aria-hidden className="mt-0.5 shrink-0" />
      <bdi className="line-clamp-6 min-w-0 break-words whitespace-pre-wrap">
        {errorMessage ?? 'This turn failed, and no span of it says why.'}
      </bdi>
    </p>
  );
}
