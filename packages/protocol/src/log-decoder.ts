import type { AnyValue, KeyValue } from './any-value.ts';
import { createKeyTable } from './key-table.ts';
import { readAnyValue, readKeyValue, readString } from './lazy/read-any-value.ts';
import { ITEM_WIDTH, readEnvelope } from './lazy/envelope.ts';
import { type BodyContext, readResource, readScope, toResource, toScope } from './lazy/resource-view.ts';
import { readId } from './lazy/span-parts.ts';
import { StructureCheck } from './lazy/structure-check.ts';
import { DEFAULT_LIMITS, type ProtocolLimits } from './limits.ts';
import type { LogData, LogRecord } from './log-data.ts';
import { ProtocolError } from './protocol-error.ts';
import * as tags from './wire/field-tags.ts';
import { checkIdLength } from './wire/id.ts';
import { decodeUtf8 } from './wire/utf8.ts';
import { WireReader } from './wire/wire-reader.ts';

/** Decodes an `ExportLogsServiceRequest`. Throws {@link ProtocolError}; `spansPerRequest` counts log records here. */
export function decodeLogData(bytes: Uint8Array, limits: ProtocolLimits = DEFAULT_LIMITS): LogData {
  const walker = new WireReader(bytes);
  const { resources, items } = readEnvelope(walker, limits, 'log records');
  const check = new StructureCheck(walker, limits);
  const context: BodyContext = { walker, values: new WireReader(bytes), check, keys: createKeyTable([]) };
  const recordReader = new LogRecordReader(context, limits);
  const resourceLogs = resources.map((resource) => ({
    resource: resource.owner.length === 0 ? undefined : toResource(readResource(context, resource.owner)),
    scopeLogs: resource.scopes.map((scope) => {
      const logRecords: LogRecord[] = [];
      const result = {
        scope: scope.owner.length === 0 ? undefined : toScope(readScope(context, scope.owner)),
        logRecords,
        schemaUrl: decodeUtf8(bytes, scope.schemaUrlStart, scope.schemaUrlEnd),
      };
      for (let item = scope.firstItem; item < scope.itemEnd; item += 1) {
        walker.pos = items.at(item * ITEM_WIDTH + 1);
        logRecords.push(recordReader.read(items.at(item * ITEM_WIDTH + 2)));
      }
      return result;
    }),
    schemaUrl: decodeUtf8(bytes, resource.schemaUrlStart, resource.schemaUrlEnd),
  }));
  return { resourceLogs };
}

class LogRecordReader {
  readonly #reader: WireReader;
  readonly #check: StructureCheck;
  readonly #limits: ProtocolLimits;

  constructor({ walker, check }: BodyContext, limits: ProtocolLimits) {
    this.#reader = walker;
    this.#check = check;
    this.#limits = limits;
  }

  read(end: number): LogRecord {
    const reader = this.#reader;
    const attributes: KeyValue[] = [];
    let timeUnixNano = 0n;
    let observedTimeUnixNano = 0n;
    let severityNumber = 0;
    let severityText = '';
    let body: AnyValue = {};
    let droppedAttributesCount = 0;
    let flags = 0;
    let traceId = '';
    let spanId = '';
    let eventName = '';
    while (reader.pos < end) {
      const tag = reader.tag();
      if (tag === tags.LOG_TIME) timeUnixNano = reader.view.getBigUint64(reader.fixed(8, end), true);
      else if (tag === tags.LOG_OBSERVED_TIME)
        observedTimeUnixNano = reader.view.getBigUint64(reader.fixed(8, end), true);
      else if (tag === tags.LOG_SEVERITY_NUMBER) severityNumber = reader.int32();
      else if (tag === tags.LOG_SEVERITY_TEXT) severityText = readString(reader, end);
      else if (tag === tags.LOG_BODY) body = this.#body(end, body);
      else if (tag === tags.LOG_ATTRIBUTES) attributes.push(this.#attribute(end, attributes.length));
      else if (tag === tags.LOG_DROPPED_ATTRIBUTES) droppedAttributesCount = reader.uint32();
      else if (tag === tags.LOG_FLAGS) flags = reader.view.getUint32(reader.fixed(4, end), true);
      else if (tag === tags.LOG_TRACE_ID) traceId = this.#id(end);
      else if (tag === tags.LOG_SPAN_ID) spanId = this.#id(end);
      else if (tag === tags.LOG_EVENT_NAME) eventName = readString(reader, end);
      else reader.skip(tag, end);
    }
    reader.expectEnd(end);
    return {
      timeUnixNano,
      observedTimeUnixNano,
      severityNumber,
      severityText,
      body,
      attributes,
      droppedAttributesCount,
      flags,
      traceId,
      spanId,
      eventName,
    };
  }

  #body(end: number, previous: AnyValue): AnyValue {
    const reader = this.#reader;
    const bodyEnd = reader.lengthEnd(end);
    const start = reader.pos;
    this.#check.anyValue(bodyEnd, 1);
    reader.pos = start;
    return readAnyValue(reader, bodyEnd, previous);
  }

  #attribute(end: number, count: number): KeyValue {
    if (count === this.#limits.attributesPerSpan) {
      throw new ProtocolError('limit_exceeded', `A log record has more than ${count} attributes.`);
    }
    const reader = this.#reader;
    const attributeEnd = reader.lengthEnd(end);
    const start = reader.pos;
    this.#check.keyValue(attributeEnd, 1);
    reader.pos = start;
    return readKeyValue(reader, attributeEnd);
  }

  #id(end: number): string {
    const reader = this.#reader;
    const start = reader.pos;
    const idEnd = reader.lengthEnd(end);
    checkIdLength(reader.pos, idEnd);
    reader.pos = start;
    return readId(reader, end);
  }
}
