import type { LogRecord } from '@gander/protocol/log-data';
import { decodeLogData } from '@gander/protocol/log-decoder';
import { ProtocolError } from '@gander/protocol/protocol-error';

import { type TextVisitor, readMemberTexts, readValueTexts } from './span-texts.ts';

/** The key that the body of a record is said under: filters see it as they see an attribute. */
const BODY_KEY = 'body';

/** The records of a chunk of logs. Damaged bytes have none. */
export function readLogRecords(chunk: Uint8Array): readonly LogRecord[] {
  try {
    const { resourceLogs } = decodeLogData(chunk);
    return resourceLogs.flatMap(({ scopeLogs }) => scopeLogs.flatMap(({ logRecords }) => logRecords));
  } catch (error) {
    if (error instanceof ProtocolError) return [];
    throw error;
  }
}

/** Everything a record says: its event, its body and its attributes, keys included. Each text on its own. */
export function readLogTexts(record: LogRecord, visit: TextVisitor): void {
  if (record.eventName !== '') visit('', record.eventName);
  readValueTexts({ key: BODY_KEY, value: record.body, depth: 0 }, visit);
  readMemberTexts(record.attributes, visit);
}
