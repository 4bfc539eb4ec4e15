import { listSourcedLogs, type SourcedLog } from '@gander/core/logs/sourced-log';
import { decodeLogData } from '@gander/protocol/log-decoder';

/** The records of stored or prepared chunks. */
export function decodeLogs(chunks: readonly { readonly bytes: Uint8Array }[]): readonly SourcedLog[] {
  return chunks.flatMap(({ bytes }) => listSourcedLogs(decodeLogData(bytes)));
}
