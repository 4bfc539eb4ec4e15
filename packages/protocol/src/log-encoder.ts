import { writeAnyValue, writeId, writeKeyValues, writeResource, writeScope } from './encode/write-any-value.ts';
import type { LogData, LogRecord } from './log-data.ts';
import { ByteWriter } from './wire/byte-writer.ts';
import * as tags from './wire/field-tags.ts';

/** Encodes an `ExportLogsServiceRequest`. Throws an Error for an id that is not hex. */
export function encodeLogData(data: LogData): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  for (const resourceLogs of data.resourceLogs) {
    writer.message(tags.REPEATED_FIRST_FIELD, () => {
      writeResource(writer, resourceLogs.resource);
      for (const scopeLogs of resourceLogs.scopeLogs) {
        writer.message(tags.GROUP_ITEM, () => {
          writeScope(writer, scopeLogs.scope);
          for (const record of scopeLogs.logRecords) writer.message(tags.GROUP_ITEM, () => writeRecord(writer, record));
          writer.stringField(tags.GROUP_SCHEMA_URL, scopeLogs.schemaUrl);
        });
      }
      writer.stringField(tags.GROUP_SCHEMA_URL, resourceLogs.schemaUrl);
    });
  }
  return writer.finish();
}

function writeRecord(writer: ByteWriter, record: LogRecord): void {
  writer.fixed64Field(tags.LOG_TIME, record.timeUnixNano);
  writer.enumField(tags.LOG_SEVERITY_NUMBER, record.severityNumber);
  writer.stringField(tags.LOG_SEVERITY_TEXT, record.severityText);
  if (Object.keys(record.body).length > 0) writer.message(tags.LOG_BODY, () => writeAnyValue(writer, record.body));
  writeKeyValues(writer, tags.LOG_ATTRIBUTES, record.attributes);
  writer.uint32Field(tags.LOG_DROPPED_ATTRIBUTES, record.droppedAttributesCount);
  writer.fixed32Field(tags.LOG_FLAGS, record.flags);
  writeId(writer, tags.LOG_TRACE_ID, record.traceId);
  writeId(writer, tags.LOG_SPAN_ID, record.spanId);
  writer.fixed64Field(tags.LOG_OBSERVED_TIME, record.observedTimeUnixNano);
  writer.stringField(tags.LOG_EVENT_NAME, record.eventName);
}
