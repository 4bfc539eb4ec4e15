/**
 * Spans are hostile text: nothing but our own files may run, load or frame. Images may come inside a span's data, and so may
 * documents, which are framed from the bytes that the page has made a `blob:` of; a page in such a frame is under this policy. A report
 * among the files of a run is framed from where it is, under a policy of its own.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self' data: blob:",
  "frame-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

export type FrameOptions = 'SAMEORIGIN' | 'DENY' | 'NONE';

const FRAME_ANCESTORS = { SAMEORIGIN: "'self'", DENY: "'none'", NONE: '*' } as const satisfies Record<
  FrameOptions,
  string
>;

/** Headers of every answer. */
export function toSecurityHeaders(frameOptions: FrameOptions): Readonly<Record<string, string>> {
  return {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'content-security-policy': `${CONTENT_SECURITY_POLICY}; frame-ancestors ${FRAME_ANCESTORS[frameOptions]}`,
    ...(frameOptions !== 'NONE' && { 'x-frame-options': frameOptions }),
  };
}

/** For a page of an allowed foreign origin. */
export function toCorsHeaders(origin: string): Readonly<Record<string, string>> {
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE, OPTIONS',
    'access-control-allow-headers': 'content-type, content-encoding, authorization, x-mlflow-experiment-id',
    'access-control-max-age': '600',
    vary: 'Origin',
  };
}
