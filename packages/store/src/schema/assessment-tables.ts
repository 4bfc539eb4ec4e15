import type { GeneratedSqlInteger, SqlInteger } from './sql-integer.ts';

/** What people, judges and programs say about traces. */
export interface AssessmentsTable {
  /** Counts up: assessments are shown in the order in which they came. */
  assessment_key: GeneratedSqlInteger;
  assessment_id: string;
  trace_key: SqlInteger;
  span_id: string | null;
  /** Of an issue: the id of the issue. */
  name: string;
  /** `feedback`, `expectation` or `issue`. */
  kind: string;
  /** JSON as Python writes it: `"yes"`, `1.0`, `[1.0, true]`. */
  value_json: string;
  /** What filters compare with: the text of a value that is one, and the JSON of any other. */
  value_text: string;
  /** What is averaged: numbers; 1 for `true` and `"yes"`, 0 for `false` and `"no"`. */
  value_number: number | null;
  /** JSON object. */
  error: string | null;
  rationale: string | null;
  /** JSON array of `[key, value]`. */
  metadata: string | null;
  source_type: string;
  source_id: string | null;
  /** From the metadata: the run that made it. */
  run_id: string | null;
  /** From the metadata: it is about every trace of this session. */
  session_id: string | null;
  /** The assessment that this one replaces. */
  overrides: string | null;
  /** 0 once another one has replaced it. */
  is_valid: SqlInteger;
  creation_time_ms: SqlInteger;
  last_update_time_ms: SqlInteger;
}

/** Problems that were found in traces of an experiment. Assessments of the kind `issue` say which traces have one. */
export interface IssuesTable {
  issue_key: GeneratedSqlInteger;
  issue_id: string;
  experiment_id: SqlInteger;
  name: string;
  description: string;
  /** `pending`, `rejected` or `resolved`. */
  status: string;
  severity: string | null;
  /** The rank of the severity; absent is the lowest. */
  severity_rank: SqlInteger;
  /** JSON array of texts, as are the categories. */
  root_causes: string | null;
  categories: string | null;
  source_run_id: string | null;
  created_by: string | null;
  creation_time_ms: SqlInteger;
  last_update_time_ms: SqlInteger;
}

export interface AssessmentTables {
  assessments: AssessmentsTable;
  issues: IssuesTable;
}
