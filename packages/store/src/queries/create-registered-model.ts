import { AppError } from '@gander/core/errors';
import type { KeyValue } from '@gander/core/key-value';
import { isPrompt } from '@gander/core/prompt-marker';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { NewRegisteredModel } from '../registry-store.ts';
import type { RegisteredModelRow } from '../rows/registered-model-row.ts';
import { findRegisteredModel, requireRegisteredModel } from './require-registered-model.ts';
import { readRegistryTags, toTagOwner } from './read-registry-tags.ts';
import { writeRegistryTags } from './write-registry-tags.ts';

/** Belongs in a transaction. Throws `already_exists`. */
export async function createRegisteredModel(
  trx: SqlExecutor,
  { name, description, tags }: NewRegisteredModel,
  nowMs: number,
): Promise<RegisteredModelRow> {
  const existing = await findRegisteredModel(trx, name);
  if (existing !== undefined) {
    const owner = { modelKey: Number(existing.model_key), version: 0 };
    const stored = (await readRegistryTags(trx, [owner])).get(toTagOwner(owner)) ?? [];
    throw createClashError(name, { tags, stored });
  }
  await trx
    .insertInto('registered_models')
    .values({ name, description, last_version: 0, creation_time_ms: nowMs, last_update_time_ms: nowMs })
    .execute();
  const created = await requireRegisteredModel(trx, name);
  await writeRegistryTags(trx, { modelKey: Number(created.model_key), version: 0 }, tags);
  return created;
}

/** The refusal, in the words that MLflow clients look for. */
export function createModelNameTakenError(name: string): AppError {
  return new AppError('already_exists', `Registered Model (name=${name}) already exists.`, { name });
}

function createClashError(
  name: string,
  { tags, stored }: { readonly tags: readonly KeyValue[]; readonly stored: readonly KeyValue[] },
): AppError {
  if (isPrompt(tags) === isPrompt(stored)) return createModelNameTakenError(name);
  const [wanted, found] = isPrompt(tags) ? ['prompt', 'registered model'] : ['registered model', 'prompt'];
  return new AppError(
    'already_exists',
    `Tried to create a ${wanted} with name '${name}', but the name is already taken by a ${found}. A model and a prompt cannot have the same name.`,
    { name },
  );
}
