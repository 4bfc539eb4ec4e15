import type { KeyValue } from '@gander/protocol/any-value';
import type { SpanView } from '@gander/protocol/span-view';

import type { JsonValue } from '../json-value.ts';
import type { NormalizedSpan } from '../translate/normalized-span.ts';
import { toSearchForm } from './search-form.ts';
import { readSpanTexts, readMemberTexts } from './span-texts.ts';

/** How often a text is in the parts of a span. */
export interface FoundPlaces {
  readonly name: number;
  readonly inputs: number;
  readonly outputs: number;
  readonly attributes: number;
  readonly events: number;
  /** The status message. */
  readonly error: number;
}

/** Whether a span says a text anywhere, keys included. `needle` is in its search form. */
export function isInSpan(span: SpanView, needle: string): boolean {
  let isFound = false;
  readSpanTexts(span, (_key, text) => {
    isFound ||= toSearchForm(text).includes(needle);
  });
  return isFound;
}

/** Where a span says a text. `needle` is in its search form; what is in the inputs is mostly in an attribute, too. */
export function countInSpan(span: SpanView, normalized: NormalizedSpan, needle: string): FoundPlaces {
  const events = span.eventCount === 0 ? [] : span.events();
  return {
    name: countIn(span.name, needle),
    inputs: countInJson([normalized.inputs, normalized.messages, normalized.tool?.arguments], needle),
    outputs: countInJson([normalized.outputs, normalized.responseMessages, normalized.tool?.result], needle),
    attributes: countInMembers(span.attributes.toKeyValues(), needle),
    events: events.reduce(
      (sum, event) => sum + countIn(event.name, needle) + countInMembers(event.attributes, needle),
      0,
    ),
    error: countIn(span.statusMessage, needle),
  };
}

function countIn(text: string, needle: string): number {
  const form = toSearchForm(text);
  let count = 0;
  for (let at = form.indexOf(needle); at >= 0; at = form.indexOf(needle, at + needle.length)) count += 1;
  return count;
}

function countInMembers(members: readonly KeyValue[], needle: string): number {
  let count = 0;
  readMemberTexts(members, (_key, text) => {
    count += countIn(text, needle);
  });
  return count;
}

/** Of several ways to say the same the one that says it most often: inputs and messages are mostly one thing. */
function countInJson(forms: readonly unknown[], needle: string): number {
  return Math.max(...forms.map((form) => countInValue(form as JsonValue | undefined, needle)));
}

function countInValue(root: JsonValue | undefined, needle: string): number {
  let count = 0;
  const open: (JsonValue | undefined)[] = [root];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === 'string') count += countIn(value, needle);
    else if (typeof value === 'number' || typeof value === 'boolean') count += countIn(String(value), needle);
    else if (Array.isArray(value)) for (const item of value as readonly JsonValue[]) open.push(item);
    else if (value !== null && value !== undefined) {
      for (const [key, member] of Object.entries(value)) {
        count += countIn(key, needle);
        open.push(member);
      }
    }
  }
  return count;
}
