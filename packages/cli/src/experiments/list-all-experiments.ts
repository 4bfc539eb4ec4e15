import type { GanderClient } from '@gander/api/gander/client';

const PAGE_SIZE = 1000;

/** One experiment as the API lists it. */
export type ListedExperiment = Awaited<ReturnType<GanderClient['listExperiments']>>['items'][number];

/** Every experiment the server lists, page by page. */
export async function* listAllExperiments(client: GanderClient): AsyncGenerator<ListedExperiment> {
  let cursor: string | undefined;
  do {
    const page = await client.listExperiments({ params: {}, query: { limit: PAGE_SIZE, cursor } });
    yield* page.items;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}
