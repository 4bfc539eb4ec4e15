import type { GeneratedSqlInteger, NullableSqlInteger, SqlInteger } from './sql-integer.ts';

export interface RunsTable {
  /** Local key: short, so that the tables of what runs log stay small. */
  run_key: GeneratedSqlInteger;
  run_id: string;
  experiment_id: SqlInteger;
  name: string;
  user_id: string;
  status: string;
  start_time_ms: SqlInteger;
  end_time_ms: NullableSqlInteger;
  artifact_uri: string;
  /** `active` or `deleted`. */
  lifecycle_stage: string;
  /** When it was deleted; that of its experiment when it went with it. */
  deletion_time_ms: NullableSqlInteger;
}

export interface RunParamsTable {
  run_key: SqlInteger;
  /** 1, 2, 3 … in the order in which they were logged. */
  param_no: SqlInteger;
  param_key: string;
  param_value: string;
}

export interface RunTagsTable {
  run_key: SqlInteger;
  tag_no: SqlInteger;
  tag_key: string;
  tag_value: string;
}

/** What one logged value is about besides its run. */
interface MetricSubjectColumns {
  model_id: string | null;
  dataset_name: string | null;
  dataset_digest: string | null;
}

/** The latest value of each metric of a run: greatest step, then time, then value. */
export interface RunMetricsTable extends MetricSubjectColumns {
  run_key: SqlInteger;
  metric_no: SqlInteger;
  metric_key: string;
  /** 0 for NaN, which SQL has no value for. */
  metric_value: number;
  is_nan: SqlInteger;
  step: SqlInteger;
  timestamp_ms: SqlInteger;
}

/** Every value that was logged. */
export interface MetricPointsTable extends MetricSubjectColumns {
  run_key: SqlInteger;
  metric_no: SqlInteger;
  timestamp_ms: SqlInteger;
  step: SqlInteger;
  metric_value: number;
  is_nan: SqlInteger;
}

/** A dataset that runs have used: the same one, for all runs of an experiment, by name and digest. */
export interface InputDatasetsTable {
  dataset_key: GeneratedSqlInteger;
  experiment_id: SqlInteger;
  name: string;
  digest: string;
  source_type: string;
  source: string;
  schema: string | null;
  profile: string | null;
}

export interface RunDatasetsTable {
  run_key: SqlInteger;
  input_no: SqlInteger;
  dataset_key: SqlInteger;
}

export interface RunDatasetTagsTable {
  run_key: SqlInteger;
  dataset_key: SqlInteger;
  tag_key: string;
  tag_value: string;
}

/** Logged models that went into a run or came out of it. */
export interface RunModelsTable {
  run_key: SqlInteger;
  /** `input` or `output`. */
  direction: string;
  model_id: string;
  /** Of an output: the step at which it was made. */
  step: SqlInteger;
}

export interface RunTables {
  runs: RunsTable;
  run_params: RunParamsTable;
  run_tags: RunTagsTable;
  run_metrics: RunMetricsTable;
  metric_points: MetricPointsTable;
  input_datasets: InputDatasetsTable;
  run_datasets: RunDatasetsTable;
  run_dataset_tags: RunDatasetTagsTable;
  run_models: RunModelsTable;
}
