import { mergeUsage } from '../usage/merge-usage.ts';
import type { Usage } from '../usage.ts';
import type { NormalizedSpan } from './normalized-span.ts';
import type { SpanIndexFields } from './translator.ts';

/** What is known of a span so far. */
export type SpanDraft = { -readonly [Key in keyof NormalizedSpan]?: NormalizedSpan[Key] };

/**
 * Adds to `draft` what a further convention says about the same span, field by field: of two that speak, the earlier one
 * is believed, and a `0`, `''` or `[]` of the earlier one is an answer too. Structured fields are joined part by part.
 * Changes `draft`, because it runs several times for every span at ingest.
 */
export function mergeFields(draft: SpanDraft, next: Partial<NormalizedSpan>): void {
  for (const key of Object.keys(next) as (keyof NormalizedSpan)[]) mergeField(draft, next, key);
}

/** The index fields of a span while they come together. All are there from the start: one object shape keeps ingest fast. */
export type IndexDraft = { -readonly [Key in keyof SpanIndexFields]-?: SpanIndexFields[Key] | undefined };

/** {@link mergeFields} for what ingest reads of every span. */
export function mergeIndexFields(draft: IndexDraft, next: Partial<SpanIndexFields>): void {
  if (draft.type === undefined || draft.type === 'UNKNOWN') draft.type = next.type ?? draft.type;
  draft.framework ??= next.framework;
  draft.provider ??= next.provider;
  draft.costUsd ??= next.costUsd;
  draft.sessionId ??= next.sessionId;
  draft.userId ??= next.userId;
  draft.usage = draft.usage && next.usage ? mergeUsage(draft.usage, next.usage) : (draft.usage ?? next.usage);
  draft.model = draft.model && next.model ? { ...next.model, ...draft.model } : (draft.model ?? next.model);
  draft.error = draft.error && next.error ? { ...next.error, ...draft.error } : (draft.error ?? next.error);
}

function mergeField(draft: SpanDraft, next: Partial<NormalizedSpan>, key: keyof NormalizedSpan): void {
  const known = draft[key];
  if (known === undefined || (key === 'type' && known === 'UNKNOWN')) {
    (draft as Record<string, unknown>)[key] = next[key];
    return;
  }
  switch (key) {
    case 'usage':
      draft.usage = mergeUsage(known as Usage, next.usage ?? {});
      return;
    case 'model':
    case 'tool':
    case 'agent':
    case 'params':
    case 'error':
      Object.assign(draft, { [key]: { ...(next[key] as object), ...(known as object) } });
      return;
    case 'metadata':
      draft.metadata = Object.assign(Object.create(null) as NormalizedSpan['metadata'], next.metadata, draft.metadata);
      return;
    case 'tags':
      draft.tags = [...new Set([...(draft.tags ?? []), ...(next.tags ?? [])])];
      return;
    default:
  }
}
