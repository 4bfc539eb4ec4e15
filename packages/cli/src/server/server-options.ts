import type { OptionSpec } from '../options/option-spec.ts';
import { DEFAULT_STORE_URI } from '../target/default-store-uri.ts';

/** What `gander server` can be told: names, short forms and variables as in `mlflow server`. */
export const SERVER_OPTIONS = {
  host: {
    flags: '-h, --host <address>',
    env: 'MLFLOW_HOST',
    fallback: '127.0.0.1',
    help: 'address to listen on; 0.0.0.0 is every address of this machine',
  },
  port: {
    flags: '-p, --port <number>',
    env: 'MLFLOW_PORT',
    fallback: '5000',
    help: 'port to listen on; 0 is any free one',
  },
  backendStoreUri: {
    flags: '--backend-store-uri <uri>',
    env: 'MLFLOW_BACKEND_STORE_URI',
    fallback: DEFAULT_STORE_URI,
    help: 'database that keeps everything',
  },
  allowedHosts: {
    flags: '--allowed-hosts <list>',
    env: 'MLFLOW_SERVER_ALLOWED_HOSTS',
    help: 'comma list of Host headers to answer; * is all. Default: localhost and private addresses',
  },
  corsAllowedOrigins: {
    flags: '--cors-allowed-origins <list>',
    env: 'MLFLOW_SERVER_CORS_ALLOWED_ORIGINS',
    help: 'comma list of origins whose pages may call the API; * is all. Default: localhost',
  },
  disableSecurityMiddleware: {
    flags: '--disable-security-middleware',
    env: 'MLFLOW_SERVER_DISABLE_SECURITY_MIDDLEWARE',
    help: 'no Host check, no origin check, no security headers; for use behind a proxy that has them',
  },
  abandonAfter: {
    flags: '--abandon-after <duration>',
    env: 'GANDER_ABANDON_AFTER',
    fallback: '30m',
    help: 'silence after which a trace that is still in progress is closed as abandoned, e.g. 90s, 30m, 2h; off is never',
  },
  xFrameOptions: {
    flags: '--x-frame-options <value>',
    env: 'MLFLOW_SERVER_X_FRAME_OPTIONS',
    fallback: 'SAMEORIGIN',
    help: 'SAMEORIGIN, DENY or NONE (any page may embed the UI)',
  },
} as const satisfies Record<string, OptionSpec>;
