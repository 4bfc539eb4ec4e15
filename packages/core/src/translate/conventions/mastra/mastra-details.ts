import type { SpanView } from '@gander/protocol/span-view';

import { pickDefined } from '../../../json/pick-defined.ts';
import { readTexts } from '../../attribute-contents.ts';
import { readText } from '../../attribute-values.ts';
import type { NormalizedSpan } from '../../normalized-span.ts';
import { readPrefixedAttributes } from '../../prefixed-attributes.ts';

/** What the provider sent over HTTP: told elsewhere, long, and not everybody's business. */
const OMITTED: ReadonlySet<string> = new Set(['headers', 'body']);

/** Everything but content and index fields. */
export function readMastraDetails(span: SpanView): Partial<NormalizedSpan> {
  const { attributes } = span;
  const kind = readText(attributes, 'mastra.span.type');
  return pickDefined({
    subtype: kind,
    timeToFirstTokenMs: readTimeToFirstToken(span),
    tags: readTexts(attributes, 'mastra.tags'),
    metadata: readPrefixedAttributes(attributes, 'mastra.metadata.', OMITTED),
  });
}

/** The moment of the first token, as an ISO time. */
function readTimeToFirstToken({ attributes, startUnixNano }: SpanView): number | undefined {
  const text = readText(attributes, 'mastra.completion_start_time');
  const elapsedMs = (text === undefined ? Number.NaN : Date.parse(text)) - Number(startUnixNano) / 1e6;
  return elapsedMs >= 0 ? elapsedMs : undefined;
}
