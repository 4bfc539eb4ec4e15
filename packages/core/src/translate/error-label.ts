import type { SpanView } from '@gander/protocol/span-view';

import { readSpanError } from './span-error.ts';

/** One line of a list. */
const MAX_LENGTH = 300;

/** What is wrong with a failed span in one line, the same for equal failures; `undefined` where nothing failed or nobody says what. */
export function toErrorLabel(span: SpanView): string | undefined {
  const error = readSpanError(span);
  if (error === undefined || error.level === 'warning') return undefined;
  const text = (error.message ?? error.type ?? '').trimStart();
  const [line = ''] = text.split('\n', 1);
  const label = line.trim().slice(0, MAX_LENGTH).toWellFormed();
  return label === '' ? undefined : label;
}
