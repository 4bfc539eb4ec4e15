import type { PlainValue } from '@gander/protocol/any-value';
import type { SpanView } from '@gander/protocol/span-view';

import { pickDefined } from '../json/pick-defined.ts';
import { toPreviewText } from '../preview-text.ts';
import { findTranslators, type FindTranslators } from './find-translators.ts';
import type { SpanContent, SpanPreview } from './translator.ts';

/** What the trace list shows of a span: what the user last asked and what the model last said, cut to fit. */
export function toSpanPreview(span: SpanView, find: FindTranslators = findTranslators): SpanPreview {
  const { input, output } = locateContent(span, find);
  return pickDefined({ input: toPreview(input, 'user'), output: toPreview(output, 'assistant') });
}

function locateContent(span: SpanView, find: FindTranslators): SpanContent {
  let input: PlainValue | undefined;
  let output: PlainValue | undefined;
  for (const translator of find(span)) {
    const content = translator.content(span);
    input ??= content.input;
    output ??= content.output;
    if (input !== undefined && output !== undefined) break;
  }
  return { input, output };
}

function toPreview(value: PlainValue | undefined, role: 'user' | 'assistant'): string | undefined {
  return value === undefined ? undefined : toPreviewText(value, role);
}
