import type { MlflowCall } from '@gander/api/mlflow/mlflow-client';
import type { JsonValue } from '@gander/core/json-value';
import { useMutation, useQueryClient } from '@tanstack/react-query';

import { useGander } from '../../app/gander-context.ts';
import type { FeedbackEntry } from './feedback-entry.ts';
import { feedbackQuery, usedNamesQuery } from './queries.ts';
import { storeLastName } from './last-name.ts';
import { readPerson } from './person.ts';
import { toFeedbackEntry } from './to-feedback-entry.ts';

/** What a person says about a trace, or about one span of it. */
export interface FeedbackDraft {
  readonly kind: 'feedback' | 'expectation';
  readonly name: string;
  readonly value: JsonValue;
  /** Empty where there is no comment. */
  readonly rationale: string;
  readonly spanId: string | undefined;
  /** The entry that this one replaces, which stays as its past. */
  readonly overrides?: string;
}

export interface FeedbackChange {
  readonly entry: FeedbackEntry;
  readonly value: JsonValue;
  readonly rationale: string;
}

export interface FeedbackTarget {
  readonly traceId: string;
  readonly experimentId: string;
}

type AssessmentFields = MlflowCall<'createAssessment'>['assessment'];

/** Says something, changes it, takes it back. What the server answers is shown at once. */
export function useFeedbackWrites({ traceId, experimentId }: FeedbackTarget) {
  const { loadMlflow } = useGander();
  const queryClient = useQueryClient();
  const query = feedbackQuery(loadMlflow, traceId);

  const show = (update: (entries: readonly FeedbackEntry[]) => FeedbackEntry[]) => {
    queryClient.setQueryData(query.queryKey, (entries) => entries && update(entries));
    void queryClient.invalidateQueries({ queryKey: query.queryKey });
    void queryClient.invalidateQueries({ queryKey: usedNamesQuery(loadMlflow, experimentId).queryKey });
  };

  const create = useMutation({
    async mutationFn({ kind, name, value, rationale, spanId, overrides }: FeedbackDraft) {
      const assessment: AssessmentFields = {
        assessment_name: name,
        source: { source_type: 'HUMAN', source_id: readPerson() },
        ...toContentFields(kind, value),
        ...(rationale !== '' && { rationale }),
        ...(spanId !== undefined && { span_id: spanId }),
        ...(overrides !== undefined && { overrides }),
      };
      const client = await loadMlflow();
      return (await client.createAssessment({ trace_id: traceId, assessment })).assessment;
    },
    onSuccess(assessment, { kind, name, overrides }) {
      if (kind === 'feedback') storeLastName(experimentId, name);
      const created = toFeedbackEntry(assessment);
      if (created === undefined) return;
      show((entries) => [
        ...entries.map((entry) => (entry.id === overrides ? { ...entry, isValid: false } : entry)),
        created,
      ]);
    },
  });

  const change = useMutation({
    async mutationFn({ entry, value, rationale }: FeedbackChange) {
      const kind = entry.kind === 'expectation' ? 'expectation' : 'feedback';
      const client = await loadMlflow();
      const { assessment } = await client.updateAssessment({
        trace_id: traceId,
        assessment_id: entry.id,
        assessment: { ...toContentFields(kind, value), rationale },
        update_mask: `${kind},rationale`,
      });
      return assessment;
    },
    onSuccess(assessment, { entry }) {
      if (entry.kind === 'feedback') storeLastName(experimentId, entry.name);
      const changed = toFeedbackEntry(assessment);
      if (changed !== undefined) show((entries) => entries.map((known) => (known.id === entry.id ? changed : known)));
    },
  });

  const remove = useMutation({
    async mutationFn(entry: FeedbackEntry) {
      const client = await loadMlflow();
      await client.deleteAssessment({ trace_id: traceId, assessment_id: entry.id });
    },
    onSuccess(_answer, entry) {
      show((entries) =>
        entries
          .filter(({ id }) => id !== entry.id)
          .map((known) => (known.id === entry.overrides ? { ...known, isValid: true } : known)),
      );
    },
  });

  return { create, change, remove } as const;
}

/** The field for values of expectations is for scalars: lists and objects travel as a text. */
function toContentFields(kind: 'feedback' | 'expectation', value: JsonValue): AssessmentFields {
  if (kind === 'feedback') return { feedback: { value } };
  if (typeof value !== 'object') return { expectation: { value } };
  return { expectation: { serialized_value: { serialization_format: 'JSON_FORMAT', value: JSON.stringify(value) } } };
}
