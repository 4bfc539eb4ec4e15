import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

import { SAVED_TRACE_PART_TYPE, type SavedTracePartKind } from '@gander/api/gander/saved-trace';

const compress = promisify(gzip);

export interface SavedPart {
  readonly kind: SavedTracePartKind;
  readonly content: unknown;
  /** Of the part `spans`; 16 hexadecimal digits each. */
  readonly spanIds?: readonly string[];
}

/** An element of the page. Its text is base64, so that nothing in a span can end it. */
export async function encodeSavedPart({ kind, content, spanIds }: SavedPart): Promise<string> {
  const bytes = await compress(JSON.stringify(content));
  const ids = spanIds === undefined ? '' : ` data-span-ids="${spanIds.join(' ')}"`;
  return `<script type="${SAVED_TRACE_PART_TYPE}" data-gander-part="${kind}"${ids}>${bytes.toString('base64')}</script>\n`;
}
