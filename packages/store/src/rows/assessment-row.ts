import {
  type Assessment,
  ASSESSMENT_METADATA,
  ASSESSMENT_SOURCE_TYPES,
  type AssessmentContent,
  type AssessmentError,
} from '@gander/core/assessment';
import type { SpanId, TraceId } from '@gander/core/ids';
import { toPythonJson } from '@gander/core/json/to-python-json';
import type { KeyValue } from '@gander/core/key-value';
import type { Selectable } from 'kysely';

import type { AssessmentsTable } from '../schema/assessment-tables.ts';
import { toBigInt } from '../schema/int64.ts';

export const ASSESSMENT_COLUMNS = [
  'assessments.assessment_id',
  'assessments.span_id',
  'assessments.name',
  'assessments.kind',
  'assessments.value_json',
  'assessments.error',
  'assessments.rationale',
  'assessments.metadata',
  'assessments.source_type',
  'assessments.source_id',
  'assessments.overrides',
  'assessments.is_valid',
  'assessments.creation_time_ms',
  'assessments.last_update_time_ms',
] as const;

export type AssessmentRow = Omit<
  Selectable<AssessmentsTable>,
  'assessment_key' | 'trace_key' | 'value_text' | 'value_number' | 'run_id' | 'session_id'
>;

/** A row as the value that the rest of Gander knows. */
export function toAssessment(row: AssessmentRow, traceId: TraceId): Assessment {
  return {
    assessmentId: row.assessment_id,
    traceId,
    spanId: row.span_id as SpanId | null,
    name: row.name,
    content: toContent(row),
    source: {
      type: ASSESSMENT_SOURCE_TYPES.find((type) => type === row.source_type) ?? 'SOURCE_TYPE_UNSPECIFIED',
      id: row.source_id,
    },
    rationale: row.rationale,
    metadata: row.metadata === null ? [] : parseMetadata(row.metadata),
    overrides: row.overrides,
    isValid: Number(row.is_valid) === 1,
    creationTimeMs: toBigInt(row.creation_time_ms),
    lastUpdateTimeMs: toBigInt(row.last_update_time_ms),
  };
}

/** The columns that a change may change. */
export function toContentColumns({ content, name, rationale, metadata }: Assessment) {
  const value = toValueColumns(content);
  const find = (wanted: string) => metadata.find(({ key }) => key === wanted)?.value ?? null;
  return {
    name,
    ...value,
    rationale,
    metadata: metadata.length === 0 ? null : JSON.stringify(metadata.map(({ key, value: text }) => [key, text])),
    session_id: find(ASSESSMENT_METADATA.session),
  };
}

/** Of a new one: it stays with the run that made it, whatever its metadata says later. */
export function findSourceRun({ metadata }: Pick<Assessment, 'metadata'>): string | null {
  return metadata.find(({ key }) => key === ASSESSMENT_METADATA.sourceRunId)?.value ?? null;
}

function toContent(row: AssessmentRow): AssessmentContent {
  const { kind, value_json: valueJson } = row;
  if (kind === 'issue') return { kind, issueName: toIssueName(valueJson) };
  if (kind === 'expectation') return { kind, valueJson };
  return { kind: 'feedback', valueJson, error: row.error === null ? null : (JSON.parse(row.error) as AssessmentError) };
}

function toValueColumns(content: AssessmentContent) {
  const isIssue = content.kind === 'issue';
  const valueJson = isIssue ? toPythonJson({ issue_name: content.issueName }) : content.valueJson;
  const error = content.kind === 'feedback' ? content.error : null;
  return {
    kind: content.kind,
    value_json: valueJson,
    value_text: isIssue ? content.issueName : valueJson.startsWith('"') ? String(JSON.parse(valueJson)) : valueJson,
    value_number: isIssue ? null : toNumber(valueJson),
    error: error === null ? null : JSON.stringify(error),
  };
}

/** MLflow's judges say `yes` and `no`; to average them, they count as booleans do. */
const NUMBERS: Readonly<Record<string, number>> = { true: 1, '"yes"': 1, false: 0, '"no"': 0 };

function toNumber(valueJson: string): number | null {
  const named = NUMBERS[valueJson];
  if (named !== undefined) return named;
  const number = /^[-\d]/.test(valueJson) ? Number(valueJson) : Number.NaN;
  return Number.isFinite(number) ? number : null;
}

function toIssueName(valueJson: string): string {
  return (JSON.parse(valueJson) as { readonly issue_name: string }).issue_name;
}

/** Pairs, so that the order is kept: keys that look like numbers would move in an object. */
function parseMetadata(json: string): readonly KeyValue[] {
  return (JSON.parse(json) as readonly (readonly [string, string])[]).map(([key, value]) => ({ key, value }));
}
