import { AppError } from '@gander/core/errors';
import type { ExperimentStore } from '@gander/store/experiment-store';
import type { SessionStore } from '@gander/store/session-store';

import type { ReadingOperations } from './reading-operations.ts';
import { requireExperimentId } from './require-experiment-id.ts';
import { toSessionOverviewBody } from './to-session-overview-body.ts';
import { toTraceSummaryBody } from './to-span-row-body.ts';
import { toTraceFilter } from './to-trace-filter.ts';

export interface SessionOperationsDeps {
  readonly sessions: SessionStore;
  readonly experiments: Pick<ExperimentStore, 'getExperiment'>;
}

/** The reading routes of sessions and users. An experiment that does not exist is `not_found`, not an empty list. */
export function createSessionOperations({
  sessions,
  experiments,
}: SessionOperationsDeps): Pick<
  ReadingOperations,
  'listSessions' | 'listSessionTraces' | 'listSessionTotals' | 'listUsers'
> {
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
    async listSessionTotals(params, { sessions: text, ...query }) {
      const experimentId = requireExperimentId(params);
      const totals = await sessions.readTotals(toTraceFilter(experimentId, query), requireSessionIds(text));
      return { items: totals.map((one) => ({ ...one, lastTraceUnixNano: one.lastTraceUnixNano.toString() })) };
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

const MAX_SESSIONS = 100;

function requireSessionIds(text: string): readonly string[] {
  const ids = parseJson(text);
  if (Array.isArray(ids) && ids.length <= MAX_SESSIONS && ids.every((id) => typeof id === 'string')) return ids;
  throw new AppError(
    'invalid_argument',
    `sessions must be a JSON array of at most ${MAX_SESSIONS} session ids, such as ["a","b"].`,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
