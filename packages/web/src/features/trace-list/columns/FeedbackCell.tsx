import type { TraceSummaryBody } from '@gander/api/gander/trace-schemas';

import { formatNumber } from '../../../format/number.ts';

const MAX_SHOWN = 3;

type Feedback = NonNullable<TraceSummaryBody['feedback']>[number];

/** What was said of a trace, a chip for each name: its mean, or its value where it is a word. */
export function FeedbackCell({ feedback = [] }: { readonly feedback: TraceSummaryBody['feedback'] }) {
  return (
    <span className="flex items-center gap-1 overflow-hidden">
      {feedback.slice(0, MAX_SHOWN).map((item) => (
        <span
          key={item.name}
          title={`${item.name}: ${item.values.map(({ value, count }) => `${value} ×${count}`).join(', ')}`}
          className="tabular inline-flex h-[1.125rem] max-w-40 shrink-0 items-center gap-1 rounded bg-sunken px-1 text-2xs text-ink-soft"
        >
          <span className="truncate">{item.name}</span>
          <span className="max-w-24 shrink-0 truncate font-medium text-ink">{toShortValue(item)}</span>
        </span>
      ))}
      {feedback.length > MAX_SHOWN && <span className="text-2xs text-ink-faint">+{feedback.length - MAX_SHOWN}</span>}
    </span>
  );
}

function toShortValue({ mean, values, count }: Feedback): string {
  const [first] = values;
  if (values.length === 1 && first !== undefined) return count > 1 ? `${first.value} ×${count}` : first.value;
  if (mean !== null) return `⌀ ${formatNumber(mean)}`;
  return first === undefined ? '' : `${first.value} …`;
}
