import { fileURLToPath } from 'node:url';

import { type ArtifactPath, parseArtifactPath } from './artifact-path.ts';

/** Where artifacts are, as MLflow writes it. */
export type ArtifactUri =
  /** Behind the proxy of this server: `mlflow-artifacts:/1/2`. */
  | { readonly kind: 'proxy'; readonly path: ArtifactPath }
  /** `file:///var/artifacts`, or a plain path. */
  | { readonly kind: 'local'; readonly folder: string }
  /** `s3://bucket/prefix`. */
  | { readonly kind: 's3'; readonly bucket: string; readonly prefix: string }
  | { readonly kind: 'unknown'; readonly scheme: string };

/** Throws `invalid_argument` for what has a known scheme and makes no sense after it. */
export function parseArtifactUri(uri: string): ArtifactUri {
  const [, scheme = '', rest = ''] = /^([a-z][a-z0-9+.-]+):(.*)$/is.exec(uri) ?? [];
  switch (scheme.toLowerCase()) {
    case '':
      return { kind: 'local', folder: uri };
    case 'file':
      return { kind: 'local', folder: rest.startsWith('//') ? toFilePath(uri) : rest };
    case 'mlflow-artifacts':
      return { kind: 'proxy', path: parseArtifactPath(rest.replace(/^\/\/[^/]*/, '').replace(/^\/+/, '')) };
    case 's3': {
      const [, bucket = '', prefix = ''] = /^\/\/([^/]+)\/?(.*)$/s.exec(rest) ?? [];
      if (bucket === '') return { kind: 'unknown', scheme };
      return { kind: 's3', bucket, prefix: prefix.replaceAll(/^\/+|\/+$/g, '') };
    }
    default:
      return { kind: 'unknown', scheme };
  }
}

function toFilePath(uri: string): string {
  return fileURLToPath(new URL(uri.replace(/^file:\/\/localhost/i, 'file://')));
}
