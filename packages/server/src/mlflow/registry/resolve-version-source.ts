import { AppError } from '@gander/core/errors';
import type { RunId } from '@gander/core/ids';
import type { Store } from '@gander/store/store';

import { hasParentSegment } from './has-parent-segment.ts';
import { isLocalSource, isWithinLocalFolder } from './local-source.ts';

export interface VersionSource {
  readonly source: string;
  /** `''` when the version came from no run. */
  readonly runId: string;
  readonly kind: 'model' | 'prompt';
}

const MODEL_VERSION = /^models:\/{1,3}(?<name>[^/@]+)\/(?<version>\d{1,15})$/;

/**
 * Where the files of a new version are: at its source, or where those of the version are that the source names
 * (`models:/name/3`). Throws `invalid_argument` for what would give away files of this machine, `not_found` for a version
 * that is not there.
 */
export async function resolveVersionSource(store: Store, request: VersionSource): Promise<string> {
  const { source, kind } = request;
  if (kind === 'prompt') return checkPromptSource(source);
  if (isLocalSource(source)) return checkLocalSource(store, request);
  if (hasParentSegment(source)) {
    throw createSourceError(source, 'An address must not go up (`..`): give the absolute one.');
  }
  const { name, version } = MODEL_VERSION.exec(source)?.groups ?? {};
  if (name === undefined || version === undefined) return source;
  return (await store.registry.getModelVersion({ name, version: Number(version) })).storageLocation;
}

/** Prompts have no files: their source is any text but an address of this machine's files. */
function checkPromptSource(source: string): string {
  const isPath = /^([/\\~]|[a-z]:[/\\]|file:)/i.test(source) || hasParentSegment(source);
  if (!isPath) return source;
  throw createSourceError(source, 'Local source paths are not allowed for prompts.');
}

async function checkLocalSource(store: Store, { source, runId }: VersionSource): Promise<string> {
  const run = runId === '' ? undefined : await store.runs.findRun(runId as RunId);
  if (run !== undefined && !hasParentSegment(source) && isWithinLocalFolder(source, run.info.artifactUri))
    return source;
  throw createSourceError(
    source,
    'To use a local path as a model version source, the run_id request parameter has to be specified and the local path has to be contained within the artifact directory of the run specified by the run_id.',
  );
}

function createSourceError(source: string, advice: string): AppError {
  return new AppError('invalid_argument', `Invalid model version source: '${source.slice(0, 200)}'. ${advice}`);
}
