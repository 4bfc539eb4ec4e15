import { rollUpTrace, type RollUpOptions } from '@gander/core/trace/roll-up-trace';

import { mergeLabelColumns, NO_LABELS } from '../labels/label-columns.ts';
import { toPreviewColumns, toRollUpColumns } from '../rows/trace-columns.ts';
import { mergePreviews, NO_PREVIEWS } from './merge-previews.ts';
import { sortSpans } from './sort-spans.ts';
import type { TraceDelivery } from './trace-delivery.ts';
import { mergeFamilyFacts, mergeParts, type TracePlan } from './trace-plan.ts';

/** The usual case: everything about the trace is in the write, and nothing is read. */
export function planNewTrace({ traceId, experimentId, parts }: TraceDelivery, options: RollUpOptions = {}): TracePlan {
  const { records, candidates, chunks, labels } = mergeFamilyFacts(mergeParts(parts, 0));
  const rollUp = rollUpTrace(sortSpans(records.values()), options);
  const previews = mergePreviews({
    stored: NO_PREVIEWS,
    candidates,
    incoming: records,
    rootSpanId: rollUp.rootSpanId,
    findSpan: (spanId) => records.get(spanId),
  });
  return {
    traceId,
    experimentId,
    traceKey: undefined,
    columns: {
      ...toRollUpColumns(rollUp),
      ...toPreviewColumns(previews),
      ...mergeLabelColumns(NO_LABELS, labels),
      chunk_count: chunks.length,
    },
    replacedSpanIds: [],
    completedSpans: [],
    chunks,
    labels,
    rollUp: 'full',
  };
}
