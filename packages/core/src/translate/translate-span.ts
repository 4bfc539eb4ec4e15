import type { SpanView } from '@gander/protocol/span-view';

import { toContentState } from './content-state.ts';
import { readExplicitIdentity } from './identity.ts';
import { mergeFields, type SpanDraft } from './merge-fields.ts';
import type { NormalizedSpan } from './normalized-span.ts';
import { readSpanError } from './span-error.ts';
import { TRANSLATORS } from './translators.ts';
import { inferMissingProvider } from './infer-missing-provider.ts';

/**
 * Everything Gander can say about a span: what each convention it speaks says, joined field by field in order of
 * precedence. Total: any attributes give a span, never an exception.
 */
export function translateSpan(span: SpanView): NormalizedSpan {
  const fields: SpanDraft = readExplicitIdentity(span);
  for (const translator of TRANSLATORS) {
    if (translator.detect(span)) mergeFields(fields, translator.full(span));
  }
  const provider = fields.provider ?? inferMissingProvider(fields.model);
  const error = readSpanError(span);
  return {
    ...fields,
    ...(provider === undefined ? {} : { provider }),
    ...(error === undefined ? {} : { error }),
    type: fields.type ?? 'UNKNOWN',
    tags: fields.tags ?? [],
    metadata: fields.metadata ?? {},
    content: fields.content ?? toContentState(fields.inputs ?? firstOf(fields.messages), fields.outputs),
  };
}

/** Only whether there is any matters. */
function firstOf(messages: NormalizedSpan['messages']): string | undefined {
  return messages !== undefined && messages.length > 0 ? '' : undefined;
}
