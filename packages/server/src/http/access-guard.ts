import { isIP } from 'node:net';

export interface AccessOptions {
  /** Host names with optional port, `*` as wildcard. Default: loopback and private networks. */
  readonly allowedHosts: readonly string[] | undefined;
  /** Origins (`https://app.example`), `*` as wildcard. Default: pages served from loopback. */
  readonly corsAllowedOrigins: readonly string[] | undefined;
  readonly isDisabled: boolean;
}

export interface AccessQuestion {
  readonly method: string;
  readonly path: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
}

export type AccessAnswer =
  | { readonly isAllowed: true; readonly corsOrigin: string | undefined }
  | { readonly isAllowed: false; readonly message: string };

export type AccessGuard = (question: AccessQuestion) => AccessAnswer;

const PROBES: ReadonlySet<string> = new Set(['/health', '/version']);
const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);
const LOCAL_ORIGIN = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/**
 * Keeps web pages away from a server that trusts its network: a foreign Host header means DNS rebinding, a foreign
 * Origin on a state-changing request means cross-site request forgery. Programs send neither and are let through.
 * The two sentences are MLflow's, which its clients know.
 */
export function createAccessGuard({ allowedHosts, corsAllowedOrigins, isDisabled }: AccessOptions): AccessGuard {
  const isAllowedHost = allowedHosts === undefined ? isPrivateHost : createMatcher(allowedHosts);
  const isAllowedOrigin =
    corsAllowedOrigins === undefined
      ? (origin: string) => LOCAL_ORIGIN.test(origin)
      : createMatcher(corsAllowedOrigins);

  return ({ method, path, host, origin }) => {
    // Whoever checks in our place also decides which pages may read.
    if (isDisabled) return { isAllowed: true, corsOrigin: undefined };
    if (!PROBES.has(path) && !isAllowedHost(host ?? '')) {
      return { isAllowed: false, message: 'Invalid Host header - possible DNS rebinding attack detected' };
    }
    if (origin === undefined) return { isAllowed: true, corsOrigin: undefined };
    const isSameOrigin = origin === `http://${host}` || origin === `https://${host}`;
    if (isSameOrigin || isAllowedOrigin(origin)) return { isAllowed: true, corsOrigin: origin };
    if (SAFE_METHODS.has(method)) return { isAllowed: true, corsOrigin: undefined };
    return { isAllowed: false, message: 'Cross-origin request blocked' };
  };
}

function createMatcher(patterns: readonly string[]): (text: string) => boolean {
  const expressions = patterns.map(
    (pattern) => new RegExp(`^${pattern.split('*').map(escapeForRegExp).join('.*')}$`, 'i'),
  );
  return (text) => expressions.some((expression) => expression.test(text) || expression.test(withoutPort(text)));
}

function escapeForRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

function withoutPort(host: string): string {
  return host.replace(/:\d+$/, '');
}

function isPrivateHost(host: string): boolean {
  const name = withoutPort(host)
    .replace(/^\[|\]$/g, '')
    .toLowerCase();
  if (name === 'localhost' || name.endsWith('.localhost')) return true;
  if (isIP(name) === 6) return name === '::1' || /^f[cd]|^fe80:/.test(name);
  return isIP(name) === 4 && /^(127\.|10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.)/.test(name);
}
