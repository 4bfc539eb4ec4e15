import type { TraceSummaryBody } from '@gander/api/gander/trace-schemas';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useDeferredValue, useMemo } from 'react';

import { useGander } from '../../../app/gander-context.ts';
import { feedbackQuery } from '../../feedback/queries.ts';
import { toFeedbackOfSummary, toTraceFeedback } from './to-trace-feedback.ts';
import { TraceFeedbackContext } from './trace-feedback-context.ts';

export interface TraceFeedbackProviderProps {
  readonly trace: TraceSummaryBody;
  readonly children: ReactNode;
}

const NO_SUMMARIES: NonNullable<TraceSummaryBody['feedback']> = [];

/** Knows what is said about the trace, for what is shown inside. A trace is shown without it meanwhile. */
export function TraceFeedbackProvider({ trace, children }: TraceFeedbackProviderProps) {
  const { loadMlflow } = useGander();
  const { traceId, feedback: summaries = NO_SUMMARIES } = trace;
  // The trace itself is asked for first; and where nothing was said nobody asks, for the answer may take seconds.
  const isWanted = useDeferredValue(true, false) && summaries.length > 0;
  const { data } = useQuery({ ...feedbackQuery(loadMlflow, traceId), enabled: isWanted });
  const feedback = useMemo(
    () => (data === undefined ? toFeedbackOfSummary(summaries) : toTraceFeedback(data)),
    [data, summaries],
  );
  return <TraceFeedbackContext value={feedback}>{children}</TraceFeedbackContext>;
}
