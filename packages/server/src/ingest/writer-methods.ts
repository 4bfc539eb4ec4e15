import type { Experiment } from '@gander/core/experiment';
import type { ProtocolLimits } from '@gander/protocol/limits';
import type { ExperimentStore } from '@gander/store/experiment-store';
import type { NewPrice, StoredPrice } from '@gander/store/price-store';
import type { ReindexFilter, ReindexJob } from '@gander/store/reindex-store';

import type { MlflowThreadCall } from '../mlflow/run-mlflow-call.ts';
import type { UploadedTrace } from '../mlflow/traces/write-uploaded-trace.ts';
import type { Commit } from './group-commit.ts';
import type { IngestOutcome, IngestRequest } from './ingest-request.ts';

export type NewExperiment = Parameters<ExperimentStore['createExperiment']>[0];

/** What the main thread may ask of the one thread that writes. */
export interface WriterMethods {
  ingest(request: IngestRequest): Promise<IngestOutcome>;
  createExperiment(input: NewExperiment): Promise<Experiment>;
  createPrice(input: NewPrice): Promise<StoredPrice>;
  deletePrice(priceId: string): Promise<void>;
  startReindexing(filter: ReindexFilter): Promise<ReindexJob>;
  /** An MLflow route that writes; the response message as JSON text. */
  callMlflow(call: MlflowThreadCall): Promise<Uint8Array<ArrayBuffer>>;
  /** Takes the spans out of an uploaded `traces.json`. What is no such file changes nothing. */
  writeUploadedTrace(trace: UploadedTrace): Promise<void>;
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
