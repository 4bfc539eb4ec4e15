/** Where a program sends its traces. */
export interface Target {
  /** `http://host:port`, as this page was opened. */
  readonly origin: string;
  readonly experimentId: string;
}

export interface Snippet {
  /** What to do with it: `Run`, `Put into agent.ts` … */
  readonly title: string;
  readonly language: 'bash' | 'ts' | 'python';
  readonly code: string;
}

/** One way to send traces here. */
export interface SetUpGuide {
  readonly id: string;
  readonly name: string;
  readonly intro: string;
  readonly snippets: (target: Target) => readonly Snippet[];
}

/** A server needs no header for its default experiment; any other is named by it. */
const DEFAULT_EXPERIMENT_ID = '0';
export const EXPERIMENT_HEADER = 'x-mlflow-experiment-id';

export function isDefault({ experimentId }: Target): boolean {
  return experimentId === DEFAULT_EXPERIMENT_ID;
}

export function toEnvHeaders(target: Target, variable = 'OTEL_EXPORTER_OTLP_HEADERS'): string {
  return isDefault(target) ? '' : `export ${variable}=${EXPERIMENT_HEADER}=${target.experimentId}\n`;
}

export function toObjectHeaders(target: Target, indent: string): string {
  return isDefault(target) ? '' : `\n${indent}headers: { '${EXPERIMENT_HEADER}': '${target.experimentId}' },`;
}
