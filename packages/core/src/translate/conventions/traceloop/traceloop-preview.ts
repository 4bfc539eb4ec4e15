import type { SpanView } from '@gander/protocol/span-view';

import { readText } from '../../attribute-values.ts';
import { readFirstValue } from '../../first-value.ts';
import type { SpanContent } from '../../translator.ts';

/** A preview shows the last thing the user said; longer conversations than this are shown by an earlier one. */
const MAX_LOOKED_AT = 24;

const INPUT_KEYS = ['traceloop.entity.input', 'gen_ai.input.messages'] as const;
const OUTPUT_KEYS = ['traceloop.entity.output', 'gen_ai.output.messages', 'gen_ai.completion.0.content'] as const;

/** Where the input and the output are; older releases wrote every message into attributes of its own. */
export function readTraceloopPreview(span: SpanView): SpanContent {
  const { attributes } = span;
  return {
    input: readFirstValue(attributes, INPUT_KEYS) ?? findLastUserText(span),
    output: readFirstValue(attributes, OUTPUT_KEYS),
  };
}

function findLastUserText({ attributes }: SpanView): string | undefined {
  if (!attributes.has('gen_ai.prompt.0.content') && !attributes.has('gen_ai.prompt.0.role')) return undefined;
  let text: string | undefined;
  for (let index = 0; index < MAX_LOOKED_AT; index += 1) {
    const key = `gen_ai.prompt.${String(index)}`;
    if (readText(attributes, `${key}.role`) === 'user') text = readText(attributes, `${key}.content`) ?? text;
  }
  return text;
}
