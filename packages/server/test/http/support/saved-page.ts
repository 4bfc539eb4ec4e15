import { gunzipSync } from 'node:zlib';

import {
  savedTraceAnswers,
  type SavedTraceHead,
  savedTraceHead,
  savedTraceLogs,
  savedTraceMarks,
  savedTraceRows,
  savedTraceSpans,
} from '@gander/api/gander/saved-trace';

/** What a saved page holds, read without a browser. */
export interface SavedPage {
  /** With all answers, wherever in the page they are. */
  readonly head: SavedTraceHead;
  readonly marks: readonly unknown[];
  readonly logs: readonly { readonly rows: readonly unknown[]; readonly otlp: unknown }[];
  /** Bytes of JSON of the largest part. */
  readonly largestBytes: number;
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

/** Throws for a part that is not what its schema says. */
export function readSavedPage(html: string): SavedPage {
  const parts = [...html.matchAll(PART)].map(([, kind, ids = '', data = '']) => {
    const json = gunzipSync(Buffer.from(data, 'base64'));
    return { kind, spanIds: ids.split(' '), size: json.length, content: JSON.parse(json.toString()) as unknown };
  });
  const pick = (kind: string) => parts.filter((part) => part.kind === kind);
  const [head] = pick('head');
  if (head === undefined) throw new Error('The page has no head');
  const own = savedTraceHead.parse(head.content);
  const more = pick('answers').map(({ content }) => savedTraceAnswers.parse(content));
  return {
    head: { ...own, answers: Object.fromEntries([own, ...more].flatMap(({ answers }) => Object.entries(answers))) },
    marks: pick('marks').flatMap(({ content }) => savedTraceMarks.parse(content).items),
    logs: pick('logs').map(({ content }) => savedTraceLogs.parse(content)),
    largestBytes: Math.max(...parts.map(({ size }) => size)),
    rows: pick('rows').flatMap(({ content }) => savedTraceRows.parse(content).rows),
    blocks: pick('spans').map(({ spanIds, content }) => ({ spanIds, ...savedTraceSpans.parse(content) })),
  };
}
