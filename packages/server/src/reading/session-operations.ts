import type { ExperimentStore } from '@gander/store/experiment-store';
import type { SessionStore } from '@gander/store/session-store';

import type { ReadingOperations } from './reading-operations.ts';
import { requireExperimentId } from './require-experiment-id.ts';
import { toSessionOverviewBody } from './to-session-overview-body.ts';
import { toTraceSummaryBody } from './to-span-row-body.ts';

export interface SessionOperationsDeps {
  readonly sessions: SessionStore;
  readonly experiments: Pick<ExperimentStore, 'getExperiment'>;
}

/** The reading routes of sessions and users. An experiment that does not exist is `not_found`, not an empty list. */
export function createSessionOperations({
  sessions,
  experiments,
}: SessionOperationsDeps): Pick<ReadingOperations, 'listSessions' | 'listSessionTraces' | 'listUsers'> {
  return {
    async listSessions(params, { limit, cursor, from, to, ...filter }) {
      const experimentId = requireExperimentId(params);
      const { items, nextCursor } = await sessions.listSessions(
        { ...filter, experimentId, fromUnixNano: from, toUnixNano: to },
        { limit, cursor },
      );
      if (items.length === 0) await experiments.getExperiment(experimentId);
      return { items: items.map(toSessionOverviewBody), nextCursor };
    },
    async listSessionTraces(params, { sessionId, limit, cursor }) {
      const experimentId = requireExperimentId(params);
      const { items, nextCursor } = await sessions.listSessionTraces({ experimentId, sessionId }, { limit, cursor });
      if (items.length === 0) await experiments.getExperiment(experimentId);
      return { items: items.map(toTraceSummaryBody), nextCursor };
    },
    async listUsers(params, { limit, cursor, from, to, ...filter }) {
      const experimentId = requireExperimentId(params);
      const { items, nextCursor } = await sessions.listUsers(
        { ...filter, experimentId, fromUnixNano: from, toUnixNano: to },
        { limit, cursor },
      );
      if (items.length === 0) await experiments.getExperiment(experimentId);
      return {
        items: items.map((user) => ({
          ...user,
          firstTraceUnixNano: user.firstTraceUnixNano.toString(),
          lastTraceUnixNano: user.lastTraceUnixNano.toString(),
        })),
        nextCursor,
      };
    },
  };
}
