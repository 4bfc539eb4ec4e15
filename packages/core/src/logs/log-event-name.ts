import type { AnyValue } from '@gander/protocol/any-value';
import type { LogRecord } from '@gander/protocol/log-data';

/** Where the name of an event stands when the sender's SDK is older than the field for it (OTLP 1.5). */
const NAME_KEYS: ReadonlySet<string> = new Set(['event.name', 'event_name']);

/** What Rust's `tracing` calls an event that nobody named: `event otel/src/events/session.rs:1200`. */
const PLACE_IN_SOURCE = /^event .+:\d+$/;

/** What kind of event a record is; `''` for a plain line of text. */
export function readLogEventName({ eventName, attributes }: LogRecord): string {
  if (eventName !== '' && !PLACE_IN_SOURCE.test(eventName)) return eventName;
  for (const { key, value } of attributes) {
    if (NAME_KEYS.has(key) && isText(value)) return value.stringValue;
  }
  return eventName;
}

function isText(value: AnyValue): value is { readonly stringValue: string } {
  return 'stringValue' in value;
}
