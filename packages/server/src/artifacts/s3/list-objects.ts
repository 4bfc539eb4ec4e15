import type { ArtifactPath } from '../artifact-path.ts';
import type { ArtifactEntry } from '../artifact-store.ts';
import type { S3Connection } from './s3-connection.ts';

/** The key of an artifact. */
export function toKey({ prefix }: S3Connection, path: ArtifactPath): string {
  return [prefix, path].filter((part) => part !== '').join('/');
}

/** What begins the keys of everything in a folder. */
export function toFolderPrefix(connection: S3Connection, folder: ArtifactPath): string {
  const key = toKey(connection, folder);
  return key === '' ? '' : `${key}/`;
}

/** One folder of a bucket, sorted by name. Keys that no path of ours could mean are left out. */
export async function listObjects(connection: S3Connection, folder: ArtifactPath): Promise<readonly ArtifactEntry[]> {
  const { client, sdk, bucket } = connection;
  const prefix = toFolderPrefix(connection, folder);
  const entries: ArtifactEntry[] = [];
  const pages = sdk.paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix, Delimiter: '/' });
  for await (const page of pages) {
    for (const { Prefix: key = '' } of page.CommonPrefixes ?? []) {
      entries.push({ name: key.slice(prefix.length, -1), sizeBytes: undefined });
    }
    for (const { Key: key = '', Size: sizeBytes = 0 } of page.Contents ?? []) {
      entries.push({ name: key.slice(prefix.length), sizeBytes });
    }
  }
  // A key that ends in a slash is how consoles make an empty folder.
  return entries
    .filter(({ name }) => name !== '' && name !== '.' && name !== '..')
    .sort((first, second) => (first.name < second.name ? -1 : 1));
}
