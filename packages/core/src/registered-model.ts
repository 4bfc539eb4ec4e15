import type { KeyValue } from './key-value.ts';
import type { ModelVersion } from './model-version.ts';

/** A name for one version of a model, which can be given to another one later. */
export interface ModelAlias {
  readonly alias: string;
  readonly version: number;
}

/** Something of which there are versions: a model, or a prompt (see `prompt-marker.ts`). */
export interface RegisteredModel {
  readonly name: string;
  readonly description: string;
  readonly creationTimeMs: number;
  /** Also when a version came or went. */
  readonly lastUpdateTimeMs: number;
  /** In the order in which their keys came. */
  readonly tags: readonly KeyValue[];
  /** By name. */
  readonly aliases: readonly ModelAlias[];
  /** The newest of each stage, oldest first. */
  readonly latestVersions: readonly ModelVersion[];
}
