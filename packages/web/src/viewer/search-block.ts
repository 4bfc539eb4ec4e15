import { toSearchForm } from '@gander/core/search-text/search-form';
import type { JsonObject, JsonValue } from '@gander/core/json-value';

import type { SpanBlock } from '../features/share/saved/trace-archive.ts';

/** Called between two spans; what it returns is waited for. */
type Breath = () => Promise<void> | undefined;

/**
 * Spans of a part that say a text, with how often and where: what the server tells, told by the file. One after the other,
 * with a breath between them for the page.
 */
export async function searchBlock(
  { details }: Pick<SpanBlock, 'details'>,
  text: string,
  breath: Breath,
): Promise<readonly JsonObject[]> {
  const needle = toSearchForm(text.trim());
  const found: JsonObject[] = [];
  if (needle === '') return found;
  for (const [spanId, detail] of Object.entries(details)) {
    const places = findPlaces(detail, needle);
    if (Object.values(places).some((count) => count > 0)) found.push({ spanId, places });
    await breath();
  }
  return found;
}

function findPlaces(detail: JsonValue, needle: string): Readonly<Record<string, number>> {
  const normalized = pick(detail, 'normalized');
  const tool = pick(normalized, 'tool');
  // Of several ways to say the same the one that says it most often: inputs and messages are mostly one thing.
  const countMost = (...forms: readonly (JsonValue | undefined)[]) =>
    Math.max(...forms.map((form) => countIn(form, needle)));
  return {
    name: countIn(pick(pick(detail, 'span'), 'name'), needle),
    inputs: countMost(pick(normalized, 'inputs'), pick(normalized, 'messages'), pick(tool, 'arguments')),
    outputs: countMost(pick(normalized, 'outputs'), pick(normalized, 'responseMessages'), pick(tool, 'result')),
    attributes: countIn(pick(detail, 'attributes'), needle),
    events: countIn(pick(detail, 'events'), needle),
    error: countIn(pick(detail, 'statusMessage'), needle),
  };
}

/** In texts, numbers and keys, however deep. */
function countIn(root: JsonValue | undefined, needle: string): number {
  let count = 0;
  const open: (JsonValue | undefined)[] = [root];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === 'object' && value !== null) {
      for (const [key, member] of Object.entries(value)) {
        if (!Array.isArray(value)) count += countInText(key, needle);
        open.push(member);
      }
    } else if (value !== undefined && value !== null) count += countInText(String(value), needle);
  }
  return count;
}

function countInText(text: string, needle: string): number {
  const form = toSearchForm(text);
  let count = 0;
  for (let at = form.indexOf(needle); at >= 0; at = form.indexOf(needle, at + needle.length)) count += 1;
  return count;
}

function pick(value: JsonValue | undefined, key: string): JsonValue | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.hasOwn(value, key) ? (value as JsonObject)[key] : undefined;
}
