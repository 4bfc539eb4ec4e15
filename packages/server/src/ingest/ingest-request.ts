import type { ErrorCode } from '@gander/core/errors';
import type { OtlpFormat } from '@gander/protocol/export-response';

export type OtlpSignal = 'traces' | 'logs' | 'metrics';

export type ContentEncoding = 'identity' | 'gzip' | 'deflate' | 'zstd';

/** One OTLP request as the writer thread gets it. `body` is moved there, never copied. */
export interface IngestRequest {
  readonly signal: OtlpSignal;
  readonly format: OtlpFormat;
  readonly encoding: ContentEncoding;
  /** Header `x-mlflow-experiment-id`, as sent. */
  readonly experimentHeader: string | undefined;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** What becomes of a request. `stored` is said after the commit. */
export type IngestOutcome =
  | {
      readonly kind: 'stored';
      readonly accepted: number;
      readonly rejected: number;
      /** Why spans were rejected; empty when none was. */
      readonly message: string;
    }
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly message: string };
