import { describe, expect, it } from 'vitest';

import { createArtifactLocations } from './artifact-locations.ts';
import { createArtifactStore } from './create-artifact-store.ts';

const deps = { nowMs: Date.now, s3Endpoint: undefined };
const proxy = createArtifactStore('/srv/proxy', deps);
const at = (uri: string) => ({ uri, store: createArtifactStore(uri, deps) });

describe('createArtifactLocations', () => {
  it('should find what is behind the proxy', () => {
    const locations = createArtifactLocations({ proxy, root: undefined });
    expect(locations('mlflow-artifacts:/1/run/artifacts')).toEqual({ store: proxy, folder: '1/run/artifacts' });
    expect(locations('mlflow-artifacts://other.example:5000/1/run')).toEqual({ store: proxy, folder: '1/run' });
    expect(locations('mlflow-artifacts:///1')).toEqual({ store: proxy, folder: '1' });
    expect(() => locations('mlflow-artifacts:/../x')).toThrow('Invalid path');
  });

  it.each([
    ['/srv/files', '/srv/files/1/run', '1/run'],
    ['/srv/files', 'file:///srv/files/1/r%20n', '1/r n'],
    ['file:///srv/files/', '/srv/files', ''],
    ['s3://bucket/root', 's3://bucket/root/1/x', '1/x'],
    ['s3://bucket', 's3://bucket/1', '1'],
  ])('should find below %s what is at %s', (root, uri, folder) => {
    const locations = createArtifactLocations({ proxy, root: at(root) });
    expect(locations(uri).folder).toBe(folder);
    expect(locations(uri).store).not.toBe(proxy);
  });

  it.each([
    ['/srv/files', '/etc'],
    ['/srv/files', 'file:///srv/files/../secret'],
    ['/srv/files', '/srv/files-of-others/1'],
    ['/srv/files', '/srv'],
    ['/srv/files', 's3://bucket/1'],
    ['s3://bucket/root', 's3://bucket/rooted/1'],
    ['s3://bucket/root', 's3://other/root/1'],
    ['s3://bucket/root', 'gs://bucket/root/1'],
    ['s3://bucket/root', 'https://example.com/1'],
  ])('should not leave %s for %s', (root, uri) => {
    const locations = createArtifactLocations({ proxy: undefined, root: at(root) });
    expect(() => locations(uri)).toThrow('does not serve');
    expect(() => locations('mlflow-artifacts:/1')).toThrow('does not serve');
  });
});

it('should refuse places where nothing can be kept', () => {
  for (const uri of ['mlflow-artifacts:/', 'gs://bucket', 'https://example.com', 's3://', 'dbfs:/x']) {
    expect(() => createArtifactStore(uri, deps), uri).toThrow('Choose a folder');
  }
});
