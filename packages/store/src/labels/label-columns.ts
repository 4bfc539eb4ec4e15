import { isPreferredLabel, LABEL_FIELDS, type TraceLabel } from '@gander/core/trace-labels';

import type { TracesTable } from '../schema/tables.ts';

type LabelField = (typeof LABEL_FIELDS)[number];

/** `release` is a word of SQL in some databases. */
const COLUMN_OF_FIELD = {
  environment: 'environment',
  release: 'release_name',
  sessionGranularity: 'session_granularity',
  framework: 'framework',
  error: 'error_message',
  clientRequestId: 'client_request_id',
} as const satisfies Record<LabelField, keyof TracesTable>;

/** Every column about labels; `label_origins` has a bit for each field that the root of the trace has spoken about. */
export const LABEL_COLUMNS = [...Object.values(COLUMN_OF_FIELD), 'label_origins'] as const;

export interface LabelColumns {
  readonly environment: string | null;
  readonly release_name: string | null;
  readonly session_granularity: string | null;
  readonly framework: string | null;
  readonly error_message: string | null;
  readonly client_request_id: string | null;
  readonly label_origins: number;
}

export const NO_LABELS: LabelColumns = {
  environment: null,
  release_name: null,
  session_granularity: null,
  framework: null,
  error_message: null,
  client_request_id: null,
  label_origins: 0,
};

/** What the trace shows once `labels` are known too. The same object when nothing changes. */
export function mergeLabelColumns(stored: LabelColumns, labels: readonly TraceLabel[]): LabelColumns {
  let merged = stored;
  for (const label of labels) {
    const place = LABEL_FIELDS.indexOf(label.key as LabelField);
    if (label.kind !== 'field' || place === -1) continue;
    const field = label.key as LabelField;
    const column = COLUMN_OF_FIELD[field];
    const value = merged[column];
    const bit = 1 << place;
    const isFromRoot = (merged.label_origins & bit) !== 0;
    const known = value === null ? undefined : ({ ...label, value, isFromRoot } satisfies TraceLabel);
    if (!isPreferredLabel(label, known)) continue;
    const origins = label.isFromRoot ? merged.label_origins | bit : merged.label_origins & ~bit;
    merged = { ...merged, [column]: label.value, label_origins: origins };
  }
  return merged;
}
