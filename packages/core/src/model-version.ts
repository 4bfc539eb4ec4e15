import type { KeyValue } from './key-value.ts';

/** How far a version has come, as registries said before there were aliases. */
export const MODEL_STAGES = ['None', 'Staging', 'Production', 'Archived'] as const;

export type ModelStage = (typeof MODEL_STAGES)[number];

/** One version of a registered model, or of a prompt: then its text is in a tag. */
export interface ModelVersion {
  readonly name: string;
  /** 1, 2, 3 …; never given out twice within a model. */
  readonly version: number;
  readonly description: string;
  /** Where its files are; for a prompt any text. */
  readonly source: string;
  /** Where its files really are: `source`, unless that names another version. */
  readonly storageLocation: string;
  /** `''` when it came from no run. This and the next two are not looked up. */
  readonly runId: string;
  readonly runLink: string;
  /** Of a logged model; `null` when it came from none. */
  readonly modelId: string | null;
  readonly stage: ModelStage;
  readonly creationTimeMs: number;
  readonly lastUpdateTimeMs: number;
  /** In the order in which their keys came. */
  readonly tags: readonly KeyValue[];
}
