import type { fileInfo } from '@gander/api/mlflow/messages/file-info';
import type { z } from 'zod';

import type { ArtifactEntry } from '../../artifacts/artifact-store.ts';

/** A listing as MLflow writes it: an empty file has no size, as a folder. `prefix` is what comes before each name. */
export function toFileInfos(entries: readonly ArtifactEntry[], prefix: string): z.input<typeof fileInfo>[] {
  return entries.map(({ name, sizeBytes }) => ({
    path: prefix === '' ? name : `${prefix}/${name}`,
    is_dir: sizeBytes === undefined,
    file_size: sizeBytes === undefined || sizeBytes === 0 ? undefined : sizeBytes,
  }));
}
