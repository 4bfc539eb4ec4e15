import { gunzipSync } from 'node:zlib';

import type { SavedTraceHead } from '@gander/api/gander/saved-trace';

/** What a saved page holds, read without a browser. */
export interface SavedPage {
  readonly head: SavedTraceHead;
  readonly rows: readonly unknown[];
  readonly blocks: readonly SavedBlock[];
}

interface SavedBlock {
  /** As the element names them. */
  readonly spanIds: readonly string[];
  readonly details: Readonly<Record<string, unknown>>;
  readonly otlp: unknown;
}

const PART =
  /<script type="application\/gzip" data-gander-part="(\w+)"(?: data-span-ids="([0-9a-f ]*)")?>([A-Za-z0-9+/=]*)<\/script>/g;

export function readSavedPage(html: string): SavedPage {
  const parts = [...html.matchAll(PART)].map(([, kind, ids = '', data = '']) => ({
    kind,
    spanIds: ids.split(' '),
    content: JSON.parse(gunzipSync(Buffer.from(data, 'base64')).toString()) as unknown,
  }));
  const pick = (kind: string) => parts.filter((part) => part.kind === kind);
  const [head] = pick('head');
  if (head === undefined) throw new Error('The page has no head');
  return {
    head: head.content as SavedTraceHead,
    rows: pick('rows').flatMap(({ content }) => (content as { readonly rows: readonly unknown[] }).rows),
    blocks: pick('spans').map(({ spanIds, content }) => ({ spanIds, ...(content as Omit<SavedBlock, 'spanIds'>) })),
  };
}
