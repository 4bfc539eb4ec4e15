import { AppError } from '@gander/core/errors';

declare const canonical: unique symbol;

/** A place below the root of an artifact store: segments joined by `/`, none of them empty, `.` or `..`. `''` is the root. */
export type ArtifactPath = string & { readonly [canonical]: true };

/** The root of a store. */
export const ROOT_PATH = '' as ArtifactPath;

/** How often a path may have been encoded on its way. */
const MAX_ENCODINGS = 8;
const ENCODED_BYTES = /(?:%[0-9a-f]{2})+/gi;
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const CONTROL = /[\u0000-\u001F\u007F-\u009F]/;
/** `C:` of a Windows drive, `file:` of a URI. */
const SCHEME = /^[a-z][a-z0-9+.-]*:(?:\/|$)|^[a-z]:/i;
/** What no file system and no object store takes. */
const MAX_PATH_BYTES = 1024;
const MAX_SEGMENT_BYTES = 255;

/**
 * The one path that a client means, however often it was percent-encoded on its way: MLflow's own client encodes some
 * characters twice. So nothing that is encoded can mean something else to whoever decodes it next. An empty fragment or
 * query at the end is no part of the path, as in MLflow. Throws `invalid_argument` for what is not below the root.
 */
export function parseArtifactPath(text: string): ArtifactPath {
  const decoded = decodeFully(text);
  if (decoded.startsWith('/') || decoded.includes('\\') || CONTROL.test(decoded) || !decoded.isWellFormed()) {
    throw createInvalidPathError();
  }
  const segments = splitPath(decoded);
  const path = segments.join('/');
  if (segments.includes('..') || SCHEME.test(path) || SCHEME.test(decoded) || isTooLong(path, segments)) {
    throw createInvalidPathError();
  }
  return path as ArtifactPath;
}

/** Throws `invalid_argument` for the root as well: for what must be a file, or must not be everything. */
export function requireArtifactPath(text: string): ArtifactPath {
  const path = parseArtifactPath(text);
  if (path === ROOT_PATH) throw createInvalidPathError();
  return path;
}

/** `folder` and what lies below it. */
export function joinArtifactPath(folder: ArtifactPath, below: ArtifactPath): ArtifactPath {
  return (folder === '' || below === '' ? `${folder}${below}` : `${folder}/${below}`) as ArtifactPath;
}

/** The last segment; `''` for the root. */
export function toArtifactName(path: ArtifactPath): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The refusal, in the words that MLflow clients look for. */
export function createInvalidPathError(): AppError {
  return new AppError('invalid_argument', 'Invalid path');
}

function splitPath(decoded: string): string[] {
  const segments = decoded.split('/').filter((segment) => segment !== '' && segment !== '.');
  const last = segments.at(-1);
  const name = last?.replace(/[#?]+$/, '');
  return name === last ? segments : splitPath([...segments.slice(0, -1), name].join('/'));
}

function isTooLong(path: string, segments: readonly string[]): boolean {
  return (
    Buffer.byteLength(path) > MAX_PATH_BYTES ||
    segments.some((segment) => Buffer.byteLength(segment) > MAX_SEGMENT_BYTES)
  );
}

function decodeFully(text: string): string {
  let decoded = text;
  for (let round = 0; round <= MAX_ENCODINGS; round++) {
    const next = decoded.replaceAll(ENCODED_BYTES, decodeBytes);
    if (next === decoded) return decoded;
    decoded = next;
  }
  throw createInvalidPathError();
}

/** A `%` that encodes nothing is a `%`; bytes that are no UTF-8 (an overlong `/`, say) are no name. */
function decodeBytes(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    throw createInvalidPathError();
  }
}
