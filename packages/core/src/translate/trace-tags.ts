import type { AttributeView, SpanView } from '@gander/protocol/span-view';

import { LITELLM_TAG_KEYS, readLiteLlmTags } from './conventions/litellm/litellm-tags.ts';
import { readTexts } from './attribute-contents.ts';

/** Tags of a trace, whichever of its spans carries them. */
const TRACE_KEYS = [
  'langfuse.trace.tags',
  'langfuse.tags',
  'tag.tags',
  'mastra.tags',
  'lmnr.association.properties.tags',
  'ai.telemetry.metadata.tags',
  'ai.settings.context.tags',
] as const;

/** Tags of a run, which below the root are the framework's own: `seq:step:1`. */
const ROOT_KEYS = ['langsmith.span.tags'] as const;

/** Attributes that {@link readTraceTags} looks at. */
export const TRACE_TAG_KEYS: readonly string[] = [...TRACE_KEYS, ...ROOT_KEYS, ...LITELLM_TAG_KEYS];

/**
 * The tags that a span gives its trace. LiteLLM's are a key with a value, everybody else's a word with none. `undefined` when there are
 * none. Runs for every span at ingest.
 */
export function readTraceTags({ attributes, parentSpanId }: SpanView): Readonly<Record<string, string>> | undefined {
  if (!attributes.hasAny(TRACE_TAG_KEYS)) return undefined;
  const tags = Object.create(null) as Record<string, string>;
  for (const word of readWords(attributes, TRACE_KEYS)) tags[word] = '';
  if (parentSpanId === '') for (const word of readWords(attributes, ROOT_KEYS)) tags[word] = '';
  return Object.assign(tags, readLiteLlmTags(attributes));
}

function readWords(attributes: AttributeView, keys: readonly string[]): readonly string[] {
  return keys.flatMap((key) => (attributes.has(key) ? readTexts(attributes, key) : []));
}
