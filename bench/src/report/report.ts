/** One figure of a run. */
export interface Figure {
  /** Stable key in the JSON, e.g. `ingest.full.gzip.cpuUsPerSpan`. */
  readonly key: string;
  readonly value: number;
  readonly unit: string;
}

/** A figure the project promised to keep on one side of a limit. */
export interface Verdict {
  readonly claim: string;
  readonly value: number;
  readonly limit: string;
  readonly passed: boolean;
}

export interface TableRow {
  readonly label: string;
  readonly cells: readonly string[];
}

export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
}

/** What a section hands back: a table for people, figures for programs, verdicts for both. */
export interface SectionReport {
  readonly tables: readonly Table[];
  readonly figures: readonly Figure[];
  readonly verdicts: readonly Verdict[];
}

export function atMost(claim: string, value: number, limit: number): Verdict {
  return { claim, value, limit: `≤ ${limit}`, passed: value <= limit };
}

export function atLeast(claim: string, value: number, limit: number): Verdict {
  return { claim, value, limit: `≥ ${limit}`, passed: value >= limit };
}
