import { AnyValueJson, toAnyValueJson, toKeyValuesJson } from './json/any-value-json.ts';
import { ItemBudget } from './json/item-budget.ts';
import {
  findField,
  type JsonFields,
  readEnum,
  readFields,
  readIdText,
  readList,
  readText,
  readUint32,
  readUint64,
} from './json/json-fields.ts';
import { parseJsonText } from './json/json-text.ts';
import type { JsonObject } from './json/json-value.ts';
import { pickSetFields } from './json/pick-set-fields.ts';
import { readResourceJson, readScopeJson, toResourceJson, toScopeJson } from './json/resource-json.ts';
import { DEFAULT_LIMITS, type ProtocolLimits } from './limits.ts';
import type { LogData, LogRecord } from './log-data.ts';

const TRACE_ID_BYTES = 16;
const SPAN_ID_BYTES = 8;

/** `SEVERITY_NUMBER_TRACE` is 1, `…TRACE2` 2, … `…FATAL4` 24. */
const SEVERITY_NUMBERS: Readonly<Record<string, number>> = Object.fromEntries(
  ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'].flatMap((level, rank) =>
    ['', '2', '3', '4'].map((suffix, step) => [`SEVERITY_NUMBER_${level}${suffix}`, rank * 4 + step + 1]),
  ),
);

export interface ParsedLogJson {
  readonly data: LogData;
  /** A sentence for each record that was left out because it is not a log record. */
  readonly rejected: readonly string[];
}

/** Reads the OTLP/JSON body of an `ExportLogsServiceRequest`; as `parseTraceJson` in all else. */
export function parseLogJson(body: Uint8Array, options: { readonly limits?: ProtocolLimits } = {}): ParsedLogJson {
  const { limits = DEFAULT_LIMITS } = options;
  const root = readFields(parseJsonText(body, limits), 'The body');
  const values = new AnyValueJson(limits);
  const budget = new ItemBudget(limits, 'log records');
  const resourceLogs = readList(root, 'resourceLogs').map((resourceItem) => {
    const resourceFields = readFields(resourceItem, 'resourceLogs');
    const scopeLogs = readList(resourceFields, 'scopeLogs').map((scopeItem) => {
      const scopeFields = readFields(scopeItem, 'scopeLogs');
      return {
        scope: readScopeJson(scopeFields, values),
        logRecords: budget.readItems(readList(scopeFields, 'logRecords'), (item) =>
          readRecord(readFields(item, 'logRecords'), values),
        ),
        schemaUrl: readText(scopeFields, 'schemaUrl'),
      };
    });
    return {
      resource: readResourceJson(resourceFields, values),
      scopeLogs,
      schemaUrl: readText(resourceFields, 'schemaUrl'),
    };
  });
  return { data: { resourceLogs }, rejected: budget.rejected };
}

function readRecord(fields: JsonFields, values: AnyValueJson): LogRecord {
  return {
    timeUnixNano: readUint64(fields, 'timeUnixNano'),
    observedTimeUnixNano: readUint64(fields, 'observedTimeUnixNano'),
    severityNumber: readEnum(fields, 'severityNumber', SEVERITY_NUMBERS),
    severityText: readText(fields, 'severityText'),
    body: values.value(findField(fields, 'body'), 1),
    attributes: values.attributes(fields),
    droppedAttributesCount: readUint32(fields, 'droppedAttributesCount'),
    flags: readUint32(fields, 'flags'),
    traceId: readIdText(fields, 'traceId', TRACE_ID_BYTES),
    spanId: readIdText(fields, 'spanId', SPAN_ID_BYTES),
    eventName: readText(fields, 'eventName'),
  };
}

/** Canonical OTLP/JSON, as `toTraceJson` writes it. */
export function toLogJson(data: LogData): JsonObject {
  return {
    resourceLogs: data.resourceLogs.map(({ resource, scopeLogs, schemaUrl }) => ({
      ...toResourceJson(resource),
      scopeLogs: scopeLogs.map(({ scope, logRecords, schemaUrl }) => ({
        ...toScopeJson(scope),
        logRecords: logRecords.map(toRecordJson),
        ...pickSetFields({ schemaUrl }),
      })),
      ...pickSetFields({ schemaUrl }),
    })),
  };
}

function toRecordJson(record: LogRecord): JsonObject {
  const { timeUnixNano, observedTimeUnixNano, body, attributes, ...rest } = record;
  return {
    ...pickSetFields({
      timeUnixNano: String(timeUnixNano),
      observedTimeUnixNano: String(observedTimeUnixNano),
      ...rest,
      attributes: toKeyValuesJson(attributes),
    }),
    ...(Object.keys(body).length === 0 ? {} : { body: toAnyValueJson(body) }),
  };
}
