import type { LogData, LogRecord } from '@gander/protocol/log-data';
import type { Resource } from '@gander/protocol/trace-data';

/** A log record with what it shares with its neighbours. */
export interface SourcedLog {
  readonly record: LogRecord;
  readonly resource: Resource | undefined;
  readonly scopeName: string;
}

/** The records of a request one by one, in wire order. */
export function listSourcedLogs({ resourceLogs }: LogData): readonly SourcedLog[] {
  return resourceLogs.flatMap(({ resource, scopeLogs }) =>
    scopeLogs.flatMap(({ scope, logRecords }) =>
      logRecords.map((record) => ({ record, resource, scopeName: scope?.name ?? '' })),
    ),
  );
}
