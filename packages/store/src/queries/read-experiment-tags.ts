import type { ExperimentId } from '@gander/core/ids';
import type { KeyValue } from '@gander/core/key-value';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { sliceList } from './pad-list.ts';

/** The tags of experiments, in the order in which they came. */
export async function readExperimentTags(
  db: SqlExecutor,
  experimentIds: readonly ExperimentId[],
): Promise<ReadonlyMap<ExperimentId, readonly KeyValue[]>> {
  const tags = new Map<ExperimentId, KeyValue[]>();
  for (const slice of sliceList(experimentIds)) {
    const rows = await db
      .selectFrom('experiment_tags')
      .select(['experiment_id', 'tag_key', 'tag_value'])
      .where('experiment_id', 'in', slice.map(Number))
      .orderBy('tag_no')
      .orderBy('tag_key')
      .execute();
    for (const row of rows) {
      const experimentId = String(row.experiment_id) as ExperimentId;
      const list = tags.get(experimentId) ?? [];
      tags.set(experimentId, list);
      list.push({ key: row.tag_key, value: row.tag_value });
    }
  }
  return tags;
}
