import type { SpanLineBody } from '@gander/api/gander/digest-schemas';

import type { LogEntry } from './to-log-entries.ts';
import { toWholeLogText } from './to-log-text.ts';

/** A labelled text of an opened line. */
export interface LogPart {
  readonly label: string;
  readonly text: string;
  readonly isError?: boolean;
}

/** Whether there is anything to open. Asked for every line that is drawn: it reads no text. */
export function hasLogParts(entry: LogEntry, line: SpanLineBody | null | undefined): boolean {
  if (entry.kind === 'log' || line?.error !== undefined) return true;
  return entry.kind === 'span' && (line?.input !== undefined || line?.output !== undefined);
}

/** All that can be opened. */
export function listLogParts(entry: LogEntry, line: SpanLineBody | null | undefined): readonly LogPart[] {
  if (entry.kind === 'log') return [{ label: 'Record', text: toWholeLogText(entry.log) }];
  const { input, output, error } = line ?? {};
  const parts: LogPart[] = [];
  if (error !== undefined) parts.push({ label: 'Error', text: error, isError: true });
  if (entry.kind === 'span' && input !== undefined) parts.push({ label: 'Input', text: input });
  if (entry.kind === 'span' && output !== undefined) parts.push({ label: 'Output', text: output });
  return parts;
}
