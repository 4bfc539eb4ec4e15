import type { GanderClient } from '@gander/api/gander/client';
import { queryOptions } from '@tanstack/react-query';

import { toActivityFilter } from '../activity/url.ts';
import type { Range } from '../trace-list/url.ts';

export interface UserAddress {
  readonly experimentId: string;
  readonly userId: string;
  readonly range: Range | undefined;
}

/** The figures of one user in a time range; `null` when no trace of it names the user. */
export function userQuery(client: GanderClient, { experimentId, userId, range }: UserAddress) {
  return queryOptions({
    queryKey: ['user', experimentId, userId, range],
    queryFn: async ({ signal }) => {
      const { from } = toActivityFilter(range === undefined ? {} : { range }, Date.now());
      const { items } = await client.listUsers({ params: { experimentId }, query: { userId, from, limit: 1 }, signal });
      return items[0] ?? null;
    },
    enabled: userId !== '',
    // Another time range of the same user: the page stays.
    placeholderData: (previous) => (previous?.userId === userId ? previous : undefined),
  });
}
