import type { AnyValue, KeyValue } from '@gander/protocol/any-value';
import type { LogRecord } from '@gander/protocol/log-data';
import type { SpanEvent } from '@gander/protocol/trace-data';

import { isJsonObject } from '../json/json-fields.ts';
import { toMaybeJson } from '../json/maybe-json.ts';
import type { JsonValue } from '../json-value.ts';
import { readLogEventName } from './log-event-name.ts';
import { toLogTime } from './log-time.ts';

const PREFIX = 'gen_ai.';

/** Is it an event of the GenAI conventions: content or a verdict that belongs to a span? */
export function isGenAiLog(record: LogRecord): boolean {
  return readLogEventName(record).startsWith(PREFIX);
}

/**
 * A GenAI log event as the span event it would have been: the members of its body become attributes. The body is a kvlist, or
 * the same as JSON in a string (Semantic Kernel, whose records pass through Python's `logging`). `undefined` for any other record.
 * Source: OpenTelemetry GenAI conventions, "Events"; both forms are in use for the same names.
 */
export function toSpanEvent(record: LogRecord): SpanEvent | undefined {
  const name = readLogEventName(record);
  if (!name.startsWith(PREFIX)) return undefined;
  return {
    timeUnixNano: toLogTime(record),
    name,
    // Of two with one key the later counts: the body is the event, the attributes describe it.
    attributes: [...record.attributes, ...toMembers(record.body)],
    droppedAttributesCount: 0,
  };
}

function toMembers(body: AnyValue): readonly KeyValue[] {
  if ('kvlistValue' in body) return body.kvlistValue.values;
  if (!('stringValue' in body) || body.stringValue === '') return [];
  const decoded = toMaybeJson(body.stringValue);
  if (!isJsonObject(decoded)) return [{ key: 'content', value: body }];
  return Object.entries(decoded).map(([key, value]) => ({ key, value: toAnyValue(value) }));
}

/** Objects and lists travel as JSON text, which is how readers of span events know them too. */
function toAnyValue(value: JsonValue): AnyValue {
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  if (typeof value === 'number')
    return Number.isSafeInteger(value) ? { intValue: BigInt(value) } : { doubleValue: value };
  return value === null ? {} : { stringValue: JSON.stringify(value) };
}
