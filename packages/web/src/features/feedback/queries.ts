import type { MlflowClient } from '@gander/api/mlflow/mlflow-client';
import { queryOptions } from '@tanstack/react-query';

import { toFeedbackEntry } from './to-feedback-entry.ts';
import { type UsedName, toUsedNames } from './used-names.ts';

type LoadMlflow = () => Promise<MlflowClient>;

/** The live stream says when to read again. */
const STALE_MS = 60_000;

/** All that is said about a trace and its spans, in the order in which it came. */
export function feedbackQuery(loadMlflow: LoadMlflow, traceId: string) {
  return queryOptions({
    queryKey: ['feedback', traceId],
    queryFn: async () => {
      const client = await loadMlflow();
      const { trace } = await client.getTraceInfo({ trace_id: traceId });
      return (trace.trace_info.assessments ?? []).map(toFeedbackEntry).filter((entry) => entry !== undefined);
    },
    staleTime: STALE_MS,
  });
}

export interface UsedNames {
  readonly feedback: readonly UsedName[];
  readonly expectation: readonly UsedName[];
}

/** Names and values in use in an experiment, most frequent first: what the next person probably wants to say. */
export function usedNamesQuery(loadMlflow: LoadMlflow, experimentId: string) {
  return queryOptions({
    queryKey: ['feedback-names', experimentId],
    queryFn: async (): Promise<UsedNames> => {
      const client = await loadMlflow();
      const read = async (kind: 'feedback' | 'expectation') => {
        const { data_points: points } = await client.queryTraceMetrics({
          experiment_ids: [experimentId],
          view_type: 'ASSESSMENTS',
          metric_name: 'assessment_count',
          aggregations: [{ aggregation_type: 'COUNT' }],
          dimensions: kind === 'feedback' ? ['assessment_name', 'assessment_value'] : ['assessment_name'],
          filters: [`assessment.type = '${kind}'`],
        });
        return toUsedNames(
          points.map(({ dimensions, values }) => ({
            name: dimensions['assessment_name'] ?? '',
            valueJson: dimensions['assessment_value'],
            count: values['COUNT'] ?? 0,
          })),
        );
      };
      const [feedback, expectation] = await Promise.all([read('feedback'), read('expectation')]);
      return { feedback, expectation };
    },
    staleTime: STALE_MS,
  });
}
