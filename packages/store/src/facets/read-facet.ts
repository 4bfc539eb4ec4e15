import type { FacetField } from '@gander/core/query/traces/facet-field';
import type { TraceFigure, TraceLabelAttribute } from '@gander/core/query/traces/trace-field';
import { TRACE_METADATA } from '@gander/core/trace-keys';

import type { Dialect } from '../dialects/dialect.ts';
import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { FacetRequest, TraceFacet } from '../trace-facet-store.ts';
import { countAssessments } from './count-assessments.ts';
import { countAttributeValues } from './count-attribute-values.ts';
import { countColumn, type FacetColumn } from './count-column.ts';
import { countKeyed } from './count-keyed.ts';
import { countLists } from './count-lists.ts';
import { countSpanColumn } from './count-span-column.ts';
import type { MatchingTraces } from './find-matching.ts';

export interface FacetReading {
  readonly request: FacetRequest;
  readonly matching: MatchingTraces;
  readonly dialect: Dialect;
}

const NOTHING: TraceFacet = { values: [], isCut: false, sampleSize: null };

/** Columns of a trace whose values are worth listing. */
const COLUMNS: Readonly<Partial<Record<string, FacetColumn>>> = {
  status: 'state',
  name: 'name',
  session: 'session_id',
  user: 'user_id',
  environment: 'environment',
  release: 'release_name',
  framework: 'framework',
  error: 'error_message',
  input: 'input_preview',
  output: 'output_preview',
} satisfies Partial<Record<TraceLabelAttribute | TraceFigure | 'status' | 'name', FacetColumn>>;

/** How many traces have which values of a field. Nothing for fields that have as many values as there are traces. */
export async function readFacet(db: SqlExecutor, reading: FacetReading): Promise<TraceFacet> {
  const { field } = reading.request;
  switch (field.of) {
    case 'names':
      return field.entity === 'tag' || field.entity === 'metadata'
        ? countKeyed(db, reading, { table: toTable(field.entity) })
        : countAssessments(db, reading, { kind: field.entity });
    case 'trace':
      return readTraceFacet(db, reading, field);
    case 'some-span':
      if (field.column === 'model') return countLists(db, reading, 'models');
      if (field.column === 'type') return countLists(db, reading, 'span_types');
      if (field.column === 'service') return countLists(db, reading, 'service_names');
      // As `span.…`: a duration is nothing to be counted.
      return field.column === 'execution_time' ? NOTHING : countSpanColumn(db, reading, field.column);
    case 'span':
      if (field.field.entity === 'attribute') return countAttributeValues(db, reading, field.field.key);
      return field.field.entity === 'column' && field.field.key !== 'execution_time'
        ? countSpanColumn(db, reading, field.field.key)
        : NOTHING;
    default:
      return NOTHING;
  }
}

async function readTraceFacet(
  db: SqlExecutor,
  reading: FacetReading,
  { field }: Extract<FacetField, { of: 'trace' }>,
): Promise<TraceFacet> {
  switch (field.entity) {
    case 'attribute': {
      if (field.key === 'run_id')
        return countKeyed(db, reading, { table: 'trace_metadata', key: TRACE_METADATA.sourceRun });
      const column = COLUMNS[field.key];
      return column === undefined ? NOTHING : countColumn(db, reading, column);
    }
    case 'tag':
      return countKeyed(db, reading, { table: 'trace_tags', key: field.key });
    case 'metadata':
      if (field.key === 'mlflow.trace.session') return countColumn(db, reading, 'session_id');
      if (field.key === 'mlflow.trace.user') return countColumn(db, reading, 'user_id');
      return countKeyed(db, reading, { table: 'trace_metadata', key: field.key });
    case 'feedback':
    case 'expectation':
      return countAssessments(db, reading, { kind: field.entity, name: field.key });
    default:
      return NOTHING;
  }
}

function toTable(entity: 'tag' | 'metadata'): 'trace_tags' | 'trace_metadata' {
  return entity === 'tag' ? 'trace_tags' : 'trace_metadata';
}
