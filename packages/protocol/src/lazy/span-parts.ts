import type { KeyValue } from '../any-value.ts';
import type { SpanEvent, SpanLink } from '../trace-data.ts';
import {
  EVENT_ATTRIBUTES,
  EVENT_DROPPED_ATTRIBUTES,
  EVENT_NAME,
  EVENT_TIME,
  LINK_ATTRIBUTES,
  LINK_DROPPED_ATTRIBUTES,
  LINK_FLAGS,
  LINK_SPAN_ID,
  LINK_TRACE_ID,
  LINK_TRACE_STATE,
} from '../wire/field-tags.ts';
import { toIdHex } from '../wire/id.ts';
import type { WireReader } from '../wire/wire-reader.ts';
import { readKeyValue, readString } from './read-any-value.ts';

/** The body of an Event from `reader.pos` to `end`, which `StructureCheck` has passed. */
export function readEvent(reader: WireReader, end: number): SpanEvent {
  const attributes: KeyValue[] = [];
  let timeUnixNano = 0n;
  let name = '';
  let droppedAttributesCount = 0;
  while (reader.pos < end) {
    const tag = reader.tag();
    if (tag === EVENT_TIME) timeUnixNano = reader.view.getBigUint64(reader.fixed(8, end), true);
    else if (tag === EVENT_NAME) name = readString(reader, end);
    else if (tag === EVENT_ATTRIBUTES) attributes.push(readKeyValue(reader, reader.lengthEnd(end)));
    else if (tag === EVENT_DROPPED_ATTRIBUTES) droppedAttributesCount = reader.uint32();
    else reader.skip(tag, end);
  }
  return { timeUnixNano, name, attributes, droppedAttributesCount };
}

/** The body of a Link from `reader.pos` to `end`, which `StructureCheck` has passed. */
export function readLink(reader: WireReader, end: number): SpanLink {
  const attributes: KeyValue[] = [];
  let traceId = '';
  let spanId = '';
  let traceState = '';
  let droppedAttributesCount = 0;
  let flags = 0;
  while (reader.pos < end) {
    const tag = reader.tag();
    if (tag === LINK_TRACE_ID) traceId = readId(reader, end);
    else if (tag === LINK_SPAN_ID) spanId = readId(reader, end);
    else if (tag === LINK_TRACE_STATE) traceState = readString(reader, end);
    else if (tag === LINK_ATTRIBUTES) attributes.push(readKeyValue(reader, reader.lengthEnd(end)));
    else if (tag === LINK_DROPPED_ATTRIBUTES) droppedAttributesCount = reader.uint32();
    else if (tag === LINK_FLAGS) flags = reader.view.getUint32(reader.fixed(4, end), true);
    else reader.skip(tag, end);
  }
  return { traceId, spanId, traceState, attributes, droppedAttributesCount, flags };
}

/** Reads an id field; see {@link toIdHex}. */
export function readId(reader: WireReader, end: number): string {
  const idEnd = reader.lengthEnd(end);
  const id = toIdHex(reader.bytes, reader.pos, idEnd);
  reader.pos = idEnd;
  return id;
}
