import type { ProtocolLimits } from '@gander/protocol/limits';

import type { StoreDescription } from '@gander/store/store';

import type { MlflowThreadCall } from '../mlflow/run-mlflow-call.ts';
import type { UploadedTrace } from '../mlflow/traces/write-uploaded-trace.ts';
import type { WritingCall } from '../writing/writing-methods.ts';
import type { Commit } from './group-commit.ts';
import type { IngestOutcome, IngestRequest } from './ingest-request.ts';

/** What the main thread may ask of the one thread that writes. */
export interface WriterMethods {
  ingest(request: IngestRequest): Promise<IngestOutcome>;
  /** A route of Gander's own that writes; the response body as JSON text. */
  write(call: WritingCall): Promise<Uint8Array<ArrayBuffer>>;
  /** An MLflow route that writes; the response message as JSON text. */
  callMlflow(call: MlflowThreadCall): Promise<Uint8Array<ArrayBuffer>>;
  /** Takes the spans out of an uploaded `traces.json`. What is no such file changes nothing. */
  writeUploadedTrace(trace: UploadedTrace): Promise<void>;
  /** What the server says of its database when it has started. */
  describe(input: undefined): Promise<StoreDescription>;
  /** Finishes all that was asked before, then closes the database. */
  close(input: undefined): Promise<void>;
}

export interface WriterData {
  readonly databasePath: string;
  readonly limits: ProtocolLimits;
  /** Silence after which a trace in progress is closed; 0 for never. */
  readonly abandonAfterMs: number;
  /** Where new experiments have their artifacts; `undefined` for behind the proxy. */
  readonly artifactRoot: string | undefined;
}

/** What the writer thread tells unasked. */
export type WriterEvent =
  | { readonly kind: 'commit'; readonly commit: Commit }
  /** For the log. */
  | { readonly kind: 'bug'; readonly report: string };
