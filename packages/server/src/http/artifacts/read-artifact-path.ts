import type { IncomingMessage } from 'node:http';

import type { Context } from 'hono';

import { type ArtifactPath, createInvalidPathError, requireArtifactPath } from '../../artifacts/artifact-path.ts';
import { readPath } from '../read-path.ts';

/**
 * What the address says after `prefix`, as it was sent: a router that has decoded it, or has resolved dots in it, would
 * decide in our place which file is meant. Throws `invalid_argument`.
 */
export function readArtifactPath(context: Context, prefix: string): ArtifactPath {
  const { incoming } = (context.env ?? {}) as { readonly incoming?: IncomingMessage };
  const path = incoming === undefined ? new URL(context.req.url).pathname : readPath(incoming);
  // An address that only a router takes for ours, because parts of it are encoded that need not be.
  if (!path.startsWith(prefix)) throw createInvalidPathError();
  return requireArtifactPath(path.slice(prefix.length));
}
