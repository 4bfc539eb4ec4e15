import type { SqlConnection } from '../dialects/sql-connection.ts';
import { listSessionTraces } from '../queries/list-session-traces.ts';
import { listSessions } from '../queries/list-sessions.ts';
import { listUsers } from '../queries/list-users.ts';
import { readSessionTotals } from '../queries/read-session-totals.ts';
import type { SessionStore } from '../session-store.ts';

/** Sessions and users of a SQL database: both are groups of rows in `traces`. */
export function createSessionStore(connection: SqlConnection): SessionStore {
  const { dialect } = connection;
  return {
    listSessions: (filter, page) => connection.read((db) => listSessions(db, { filter, page, dialect })),
    listSessionTraces: (address, page) => connection.read((db) => listSessionTraces(db, { address, page })),
    readTotals: async (filter, sessionIds) =>
      sessionIds.length === 0 ? [] : connection.read((db) => readSessionTotals(db, { filter, sessionIds, dialect })),
    listUsers: (filter, page) => connection.read((db) => listUsers(db, { filter, page, dialect })),
  };
}
