import type { SpanRowBody } from '@gander/api/gander/span-schemas';

import { formatCost } from '../../../format/cost.ts';
import { formatDuration, toDurationMs } from '../../../format/duration.ts';
import { NameText } from '../../../ui/NameText.tsx';
import { TokenCount } from '../../../ui/TokenCount.tsx';

/** What an answer took: model, time, tokens and cost, as far as they are known. */
export function AnswerFigures({ span }: { readonly span: SpanRowBody }) {
  const { model, startUnixNano, endUnixNano, usage, costUsd } = span;
  return (
    <p
      data-answer-figures
      className="tabular flex min-w-0 flex-wrap items-center gap-x-3 gap-y-0.5 px-3 pt-1 text-2xs text-ink-faint"
    >
      {model !== null && (
        <span title={model} className="max-w-full truncate">
          <NameText text={model} />
        </span>
      )}
      {endUnixNano !== null && <span>{formatDuration(toDurationMs(startUnixNano, endUnixNano))}</span>}
      <TokenCount usage={usage} />
      {costUsd !== null && <span>{formatCost(costUsd)}</span>}
    </p>
  );
}
