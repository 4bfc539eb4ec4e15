import { ByteWriter } from './wire/byte-writer.ts';
import { encodeUtf8 } from './wire/utf8.ts';

export type OtlpFormat = 'protobuf' | 'json';

export interface ExportResponse {
  readonly signal: 'traces' | 'logs' | 'metrics';
  /** Spans, log records or data points that were refused. */
  readonly rejected: number;
  /** Why, or a warning when nothing was rejected; `''` for neither. */
  readonly message: string;
  readonly format: OtlpFormat;
}

const REJECTED_FIELD = {
  traces: 'rejectedSpans',
  logs: 'rejectedLogRecords',
  metrics: 'rejectedDataPoints',
} as const satisfies Record<ExportResponse['signal'], string>;

const PARTIAL_SUCCESS = 0x0a;
const PARTIAL_SUCCESS_REJECTED = 0x08;
const PARTIAL_SUCCESS_MESSAGE = 0x12;

/**
 * The body of a 200: an `Export<Signal>ServiceResponse`. `partial_success` is left out on full success, which is how
 * exporters tell the two apart.
 *
 * Source: https://opentelemetry.io/docs/specs/otlp/#partial-success
 */
export function encodeExportResponse({ signal, rejected, message, format }: ExportResponse): Uint8Array<ArrayBuffer> {
  const isFullSuccess = rejected === 0 && message === '';
  if (format === 'json') {
    const partialSuccess = { [REJECTED_FIELD[signal]]: String(rejected), errorMessage: message };
    return encodeUtf8(JSON.stringify(isFullSuccess ? {} : { partialSuccess }));
  }
  const writer = new ByteWriter();
  if (!isFullSuccess) {
    writer.message(PARTIAL_SUCCESS, () => {
      if (rejected !== 0) writer.int64(PARTIAL_SUCCESS_REJECTED, BigInt(rejected));
      writer.stringField(PARTIAL_SUCCESS_MESSAGE, message);
    });
  }
  return writer.finish();
}

export interface StatusBody {
  /** A gRPC status code, e.g. 3 `INVALID_ARGUMENT`, 14 `UNAVAILABLE`. */
  readonly code: number;
  readonly message: string;
  readonly format: OtlpFormat;
}

const STATUS_CODE = 0x08;
const STATUS_MESSAGE = 0x12;

/**
 * The body of a 4xx or 5xx: a `google.rpc.Status`.
 *
 * Source: https://opentelemetry.io/docs/specs/otlp/#failures-1
 */
export function encodeStatus({ code, message, format }: StatusBody): Uint8Array<ArrayBuffer> {
  if (format === 'json') return encodeUtf8(JSON.stringify({ code, message }));
  const writer = new ByteWriter();
  writer.enumField(STATUS_CODE, code);
  writer.stringField(STATUS_MESSAGE, message);
  return writer.finish();
}
