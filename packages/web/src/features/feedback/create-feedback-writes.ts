import type { MlflowCall } from '@gander/api/mlflow/mlflow-client';
import type { JsonValue } from '@gander/core/json-value';
import type { QueryClient } from '@tanstack/react-query';

import type { Gander } from '../../app/gander-context.ts';
import type { FeedbackEntry } from './feedback-entry.ts';
import { feedbackQuery, usedNamesQuery } from './queries.ts';
import { storeLastName } from './last-name.ts';
import { findOwnEntry } from './find-own-entry.ts';
import { readPerson } from './person.ts';
import { isSlip } from './is-slip.ts';
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

export interface FeedbackWritesDeps extends Pick<Gander, 'loadMlflow'> {
  readonly queryClient: QueryClient;
}

type AssessmentFields = MlflowCall<'createAssessment'>['assessment'];

/**
 * Says something, changes it, takes it back. What the server answers is shown at once. All of it is about one trace, from
 * the moment it is asked for: whoever goes to another one meanwhile has not said it there.
 */
export function createFeedbackWrites(
  { queryClient, loadMlflow }: FeedbackWritesDeps,
  { traceId, experimentId }: FeedbackTarget,
) {
  const query = feedbackQuery(loadMlflow, traceId);

  const show = (update: (entries: readonly FeedbackEntry[]) => FeedbackEntry[]) => {
    queryClient.setQueryData(query.queryKey, (entries) => entries && update(entries));
    void queryClient.invalidateQueries({ queryKey: query.queryKey });
    void queryClient.invalidateQueries({ queryKey: usedNamesQuery(loadMlflow, experimentId).queryKey });
  };

  const create = async ({ kind, name, value, rationale, spanId, overrides }: FeedbackDraft): Promise<void> => {
    const fields: AssessmentFields = {
      assessment_name: name,
      source: { source_type: 'HUMAN', source_id: readPerson() },
      ...toContentFields(kind, value),
      ...(rationale !== '' && { rationale }),
      ...(spanId !== undefined && { span_id: spanId }),
      ...(overrides !== undefined && { overrides }),
    };
    const client = await loadMlflow();
    const { assessment } = await client.createAssessment({ trace_id: traceId, assessment: fields });
    if (kind === 'feedback') storeLastName(experimentId, name);
    const created = toFeedbackEntry(assessment);
    if (created === undefined) return;
    show((entries) => [
      ...entries.map((entry) => (entry.id === overrides ? { ...entry, isValid: false } : entry)),
      created,
    ]);
  };

  const change = async ({ entry, value, rationale }: FeedbackChange): Promise<void> => {
    const kind = entry.kind === 'expectation' ? 'expectation' : 'feedback';
    const client = await loadMlflow();
    const { assessment } = await client.updateAssessment({
      trace_id: traceId,
      assessment_id: entry.id,
      assessment: { ...toContentFields(kind, value), rationale },
      update_mask: `${kind},rationale`,
    });
    if (entry.kind === 'feedback') storeLastName(experimentId, entry.name);
    const changed = toFeedbackEntry(assessment);
    if (changed !== undefined) show((entries) => entries.map((known) => (known.id === entry.id ? changed : known)));
  };

  const remove = async (entry: FeedbackEntry): Promise<void> => {
    const client = await loadMlflow();
    await client.deleteAssessment({ trace_id: traceId, assessment_id: entry.id });
    show((entries) =>
      entries
        .filter(({ id }) => id !== entry.id)
        .map((known) => (known.id === entry.overrides ? { ...known, isValid: true } : known)),
    );
  };

  /** Says something for the first time, or says it anew: a slip of a moment ago is mended, what stood longer stays as the past. */
  const give = async (entries: readonly FeedbackEntry[], draft: FeedbackDraft): Promise<void> => {
    const own = findOwnEntry(entries, draft);
    if (own === undefined) await create(draft);
    else if (isSlip(own, Date.now())) {
      await change({ entry: own, value: draft.value, rationale: draft.rationale || own.rationale });
    } else await create({ ...draft, overrides: own.id });
  };

  return { create, change, remove, give } as const;
}

/** The field for values of expectations is for scalars: lists and objects travel as a text. */
function toContentFields(kind: 'feedback' | 'expectation', value: JsonValue): AssessmentFields {
  if (kind === 'feedback') return { feedback: { value } };
  if (typeof value !== 'object') return { expectation: { value } };
  return { expectation: { serialized_value: { serialization_format: 'JSON_FORMAT', value: JSON.stringify(value) } } };
}
