import type { DatasetInput } from '@gander/core/run';

import type { SqlExecutor } from '../dialects/sql-connection.ts';

/** The datasets that these runs have used, by the key of the run. */
export async function readRunInputs(
  db: SqlExecutor,
  runKeys: readonly number[],
): Promise<ReadonlyMap<number, readonly DatasetInput[]>> {
  const rows = await db
    .selectFrom('run_datasets')
    .innerJoin('input_datasets', 'input_datasets.dataset_key', 'run_datasets.dataset_key')
    .select([
      'run_datasets.run_key',
      'run_datasets.dataset_key',
      'input_datasets.name',
      'input_datasets.digest',
      'input_datasets.source_type',
      'input_datasets.source',
      'input_datasets.schema',
      'input_datasets.profile',
    ])
    .where('run_datasets.run_key', 'in', runKeys)
    .orderBy('run_datasets.input_no')
    .execute();
  if (rows.length === 0) return new Map();
  const tags = await readTags(db, runKeys);
  const inputs = new Map<number, DatasetInput[]>();
  for (const row of rows) {
    const runKey = Number(row.run_key);
    const list = inputs.get(runKey) ?? [];
    inputs.set(runKey, list);
    list.push({
      dataset: {
        name: row.name,
        digest: row.digest,
        sourceType: row.source_type,
        source: row.source,
        schema: row.schema ?? undefined,
        profile: row.profile ?? undefined,
      },
      tags: (tags.get(toPair(row)) ?? []).map((tag) => ({ key: tag.tag_key, value: tag.tag_value })),
    });
  }
  return inputs;
}

async function readTags(db: SqlExecutor, runKeys: readonly number[]) {
  const rows = await db
    .selectFrom('run_dataset_tags')
    .selectAll()
    .where('run_key', 'in', runKeys)
    .orderBy('tag_key')
    .execute();
  return Map.groupBy(rows, toPair);
}

function toPair(row: { readonly run_key: unknown; readonly dataset_key: unknown }): string {
  return `${String(row.run_key)}/${String(row.dataset_key)}`;
}
