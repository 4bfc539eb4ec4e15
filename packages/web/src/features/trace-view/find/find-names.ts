import type { SpanRowBody } from '@gander/api/gander/span-schemas';

/** The spans whose name, type or model contains the text: what can be told at once, before the server has looked further. */
export function findNames(spans: readonly SpanRowBody[], text: string): ReadonlySet<string> {
  const wanted = text.trim().toLowerCase();
  const found = new Set<string>();
  for (const span of spans) if (hasName(span, wanted)) found.add(span.spanId);
  return found;
}

function hasName({ name, type, model }: SpanRowBody, wanted: string): boolean {
  if (name.toLowerCase().includes(wanted)) return true;
  if (type.toLowerCase().replaceAll('_', ' ').includes(wanted) || type.toLowerCase().includes(wanted)) return true;
  return model?.toLowerCase().includes(wanted) ?? false;
}
