import type { AnyValue, KeyValue } from '@gander/protocol/any-value';
import type { SpanView } from '@gander/protocol/span-view';

/** Takes a text of a span and the key that it was said under, `''` for its name and the like. */
export type TextVisitor = (key: string, text: string) => void;

/** Deeper values are not looked into: nobody wrote them to be read. */
const MAX_DEPTH = 20;

/** Everything a span says: name, status message, attributes and events, keys included. Each text on its own. */
export function readSpanTexts(span: SpanView, visit: TextVisitor): void {
  visit('', span.name);
  if (span.statusMessage !== '') visit('', span.statusMessage);
  readMemberTexts(span.attributes.toKeyValues(), visit);
  if (span.eventCount === 0) return;
  for (const event of span.events()) {
    visit('', event.name);
    readMemberTexts(event.attributes, visit);
  }
}

/** The texts of attributes, keys included. */
export function readMemberTexts(members: readonly KeyValue[], visit: TextVisitor): void {
  for (const { key, value } of members) {
    visit('', key);
    readValueTexts({ key, value, depth: 0 }, visit);
  }
}

interface Place {
  readonly key: string;
  readonly value: AnyValue;
  readonly depth: number;
}

/** The texts inside a value, each under the key that is nearest to it. */
export function readValueTexts({ key, value, depth }: Place, visit: TextVisitor): void {
  if ('stringValue' in value) visit(key, value.stringValue);
  else if ('intValue' in value) visit(key, String(value.intValue));
  else if ('doubleValue' in value) visit(key, String(value.doubleValue));
  else if ('boolValue' in value) visit(key, String(value.boolValue));
  else if (depth === MAX_DEPTH) return;
  else if ('arrayValue' in value) {
    for (const item of value.arrayValue.values) readValueTexts({ key, value: item, depth: depth + 1 }, visit);
  } else if ('kvlistValue' in value) {
    for (const member of value.kvlistValue.values) {
      visit('', member.key);
      readValueTexts({ key: member.key, value: member.value, depth: depth + 1 }, visit);
    }
  } else if (depth > 0) visit(key, 'null');
}
