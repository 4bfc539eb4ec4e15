import type { MlflowAnswer } from '@gander/api/mlflow/mlflow-client';

import { listPages } from '../output/list-pages.ts';
import type { Target } from '../target/target.ts';

export type Run = MlflowAnswer<'getRun'>['run'];

const PAGE_SIZE = 1000;

/** The runs of an experiment, newest first, page by page. */
export function listRuns(
  { mlflow }: Pick<Target, 'mlflow'>,
  { experimentId, viewType }: { readonly experimentId: string; readonly viewType: string },
): AsyncGenerator<Run> {
  return listPages(async (page_token) => {
    const page = await mlflow.searchRuns({
      experiment_ids: [experimentId],
      run_view_type: viewType,
      max_results: PAGE_SIZE,
      page_token,
    });
    return { items: page.runs, nextPageToken: page.next_page_token };
  });
}

/** Pairs of a run, by key. */
export function toMap<Value>(pairs: readonly { readonly key: string; readonly value: Value }[]): Record<string, Value> {
  return Object.fromEntries(pairs.map(({ key, value }) => [key, value]));
}
