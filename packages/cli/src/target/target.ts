import type { GanderClient } from '@gander/api/gander/client';
import type { MlflowClient } from '@gander/api/mlflow/mlflow-client';

import type { TargetAddress } from './target-address.ts';

/** The data a command works on, always reached by HTTP so that there is one way in. */
export interface Target {
  readonly address: TargetAddress;
  /** Origin that answers while the target is open. */
  readonly baseUrl: string;
  /** For requests that the client does not cover (OTLP). */
  readonly headers: Readonly<Record<string, string>>;
  readonly client: GanderClient;
  readonly mlflow: MlflowClient;
  close(): Promise<void>;
}
