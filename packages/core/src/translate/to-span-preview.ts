import type { PlainValue } from '@gander/protocol/any-value';
import type { SpanView } from '@gander/protocol/span-view';

import { pickDefined } from '../json/pick-defined.ts';
import { toPreviewText } from '../preview-text.ts';
import { readMlflowText } from './conventions/mlflow/mlflow-text.ts';
import { findTranslators, type FindTranslators } from './find-translators.ts';
import type { SpanContent, SpanPreview } from './translator.ts';

/** What a program wants the list to show, as our own SDK hands it over on the root of its part of a trace. */
const CHOSEN_KEYS = { input: 'mlflow.trace.requestPreview', output: 'mlflow.trace.responsePreview' } as const;

/**
 * What the trace list shows of a span: what the program chose for it, else what the user last asked and what the model last
 * said, cut to fit.
 */
export function toSpanPreview(span: SpanView, find: FindTranslators = findTranslators): SpanPreview {
  const { input, output } = locateContent(span, find);
  return pickDefined({
    input: readChosen(span, CHOSEN_KEYS.input) ?? toPreview(input, 'user'),
    output: readChosen(span, CHOSEN_KEYS.output) ?? toPreview(output, 'assistant'),
  });
}

function readChosen({ attributes }: SpanView, key: string): string | undefined {
  const text = readMlflowText(attributes, key);
  return text === undefined ? undefined : toPreviewText(text, 'user');
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
