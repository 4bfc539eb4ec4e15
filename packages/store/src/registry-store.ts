import type { KeyValue } from '@gander/core/key-value';
import type { ModelStage, ModelVersion } from '@gander/core/model-version';
import type { ModelAlias, RegisteredModel } from '@gander/core/registered-model';

import type { ModelVersionSearch } from './model-version-search.ts';
import type { Page } from './page.ts';
import type { RegisteredModelSearch } from './registered-model-search.ts';

export interface NewRegisteredModel {
  readonly name: string;
  readonly description: string;
  /** Of two with one key the later wins. */
  readonly tags: readonly KeyValue[];
}

export interface NewModelVersion extends Pick<
  ModelVersion,
  'name' | 'description' | 'source' | 'storageLocation' | 'runId' | 'runLink' | 'modelId'
> {
  /** Of two with one key the later wins. */
  readonly tags: readonly KeyValue[];
}

export interface VersionRef {
  readonly name: string;
  readonly version: number;
}

export interface AliasedVersion extends ModelVersion {
  /** By name. */
  readonly aliases: readonly string[];
}

/** Models and prompts with their versions. What a method names must be there; otherwise it throws `not_found`. */
export interface RegistryStore {
  /** Throws `already_exists`, and says so when the name is that of a prompt and this is none, or the other way round. */
  createRegisteredModel(model: NewRegisteredModel): Promise<RegisteredModel>;
  getRegisteredModel(name: string): Promise<RegisteredModel>;
  /** Throws `already_exists`. */
  writeRegisteredModelName(name: string, newName: string): Promise<RegisteredModel>;
  writeRegisteredModelDescription(name: string, description: string): Promise<RegisteredModel>;
  /** With all its versions. */
  deleteRegisteredModel(name: string): Promise<void>;
  writeRegisteredModelTag(name: string, tag: KeyValue): Promise<void>;
  /** A tag that is not there may go, as may an alias. */
  deleteRegisteredModelTag(name: string, key: string): Promise<void>;
  /** An alias that another version has moves. */
  writeModelAlias(name: string, alias: ModelAlias): Promise<void>;
  deleteModelAlias(name: string, alias: string): Promise<void>;
  searchRegisteredModels(search: RegisteredModelSearch): Promise<Page<RegisteredModel>>;

  createModelVersion(version: NewModelVersion): Promise<ModelVersion>;
  getModelVersion(ref: VersionRef): Promise<AliasedVersion>;
  /** `undefined` when the model has no such alias. */
  findAliasedVersion(name: string, alias: string): Promise<AliasedVersion | undefined>;
  /** The highest one; `undefined` when the model has none. */
  findLatestVersion(name: string): Promise<AliasedVersion | undefined>;
  writeModelVersionDescription(ref: VersionRef, description: string): Promise<ModelVersion>;
  /** `archivesOthers`: those that were in the stage before are archived. */
  writeModelVersionStage(
    ref: VersionRef,
    move: { readonly stage: ModelStage; readonly archivesOthers: boolean },
  ): Promise<ModelVersion>;
  /** Its aliases go with it; its number is not given out again. */
  deleteModelVersion(ref: VersionRef): Promise<void>;
  writeModelVersionTag(ref: VersionRef, tag: KeyValue): Promise<void>;
  deleteModelVersionTag(ref: VersionRef, key: string): Promise<void>;
  searchModelVersions(search: ModelVersionSearch): Promise<Page<ModelVersion>>;
}
