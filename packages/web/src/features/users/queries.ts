import type { GanderClient } from '@gander/api/gander/client';
import { queryOptions } from '@tanstack/react-query';

import { toActivityFilter } from '../activity/url.ts';
import type { TimeRange } from '../trace-filter/time/format-time-range.ts';

export interface UserAddress {
  readonly experimentId: string;
  readonly userId: string;
  readonly time: TimeRange;
}

/** The figures of one user in a time range; `null` when no trace of it names the user. */
export function userQuery(client: GanderClient, { experimentId, userId, time }: UserAddress) {
  return queryOptions({
    queryKey: ['user', experimentId, userId, time],
    queryFn: async ({ signal }) => {
      const { from, to } = toActivityFilter(time, Date.now());
      const query = { userId, from, to, limit: 1 };
      const { items } = await client.listUsers({ params: { experimentId }, query, signal });
      return items[0] ?? null;
    },
    enabled: userId !== '',
    // Another time range of the same user: the page stays.
    placeholderData: (previous) => (previous?.userId === userId ? previous : undefined),
  });
}
