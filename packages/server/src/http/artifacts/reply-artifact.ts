import { Readable } from 'node:stream';

import type { Context } from 'hono';

import { type ArtifactPath, toArtifactName } from '../../artifacts/artifact-path.ts';
import type { ArtifactStore } from '../../artifacts/artifact-store.ts';
import { parseByteRange } from '../../artifacts/resolve-byte-range.ts';
import { toContentType } from '../../artifacts/to-content-type.ts';
import { formatAttachment } from './format-attachment.ts';

export interface ArtifactRequest {
  readonly store: ArtifactStore;
  readonly path: ArtifactPath;
  /** To be looked at in a frame of our own page, if it is a page. */
  readonly asPage?: boolean;
}

/** Sends a file, or the part of it that was asked for, as fast as the client takes it. Throws what the store throws. */
export async function replyArtifact(
  context: Context,
  { store, path, asPage = false }: ArtifactRequest,
): Promise<Response> {
  const { body, range, sizeBytes } = await store.openArtifact(path, parseByteRange(context.req.header('range')));
  const headers = {
    ...toFileHeaders(toArtifactName(path)),
    ...(asPage && toPageHeaders(toArtifactName(path))),
    'accept-ranges': 'bytes',
    'content-length': String(range === undefined ? sizeBytes : range.end - range.start + 1),
    ...(range && { 'content-range': `bytes ${range.start}-${range.end}/${sizeBytes}` }),
  };
  const status = range === undefined ? 200 : 206;
  if (context.req.method !== 'HEAD') {
    return new Response(Readable.toWeb(body) as ReadableStream<Uint8Array>, { status, headers });
  }
  body.destroy();
  return new Response(null, { status, headers });
}

/** Files come from clients: a browser must keep them, and must not run them as pages of this server. */
export function toFileHeaders(name: string): Record<string, string> {
  return {
    'content-type': toContentType(name),
    'content-disposition': formatAttachment(name),
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
    'cache-control': 'no-store',
  };
}

/**
 * A report in HTML is shown with its own styles and the pictures that are written in it. It has no origin, runs nothing, loads
 * nothing from anywhere, and stands in frames of this server alone. Any other file stays a download.
 */
export function toPageHeaders(name: string): Record<string, string> {
  if (!/\.html?$/i.test(name)) return {};
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-disposition': 'inline',
    'content-security-policy':
      "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'self'",
    'x-frame-options': 'SAMEORIGIN',
  };
}
