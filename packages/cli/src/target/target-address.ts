import { CliError } from '../cli-error.ts';
import { findOptionValue, type OptionSources } from '../options/find-option-value.ts';
import type { OptionSpec } from '../options/option-spec.ts';
import { DEFAULT_STORE_URI } from './default-store-uri.ts';

export const TRACKING_URI_OPTION = {
  flags: '--tracking-uri <uri>',
  env: 'MLFLOW_TRACKING_URI',
  help: `a server (http://…) or a database (sqlite:///…). Default: the database that \`gander server\` would use`,
} as const satisfies OptionSpec;

/** The database that a server started here would use. */
const LOCAL_STORE = {
  flags: '--backend-store-uri <uri>',
  env: 'MLFLOW_BACKEND_STORE_URI',
  help: '',
  fallback: DEFAULT_STORE_URI,
} as const satisfies OptionSpec;

/** Where a command finds the data: behind a server, or in a database that it opens itself. */
export type TargetAddress =
  | { readonly kind: 'server'; readonly url: string }
  | { readonly kind: 'database'; readonly storeUri: string };

/** Reads `--tracking-uri` or `MLFLOW_TRACKING_URI`. Throws a usage error for what is neither a server nor a database. */
export function parseTargetAddress(sources: OptionSources): TargetAddress {
  const given =
    findOptionValue(TRACKING_URI_OPTION, sources) ?? findOptionValue(LOCAL_STORE, { ...sources, flags: {} });
  if (given === undefined) throw new Error('The local store has a fallback');
  const { text, setBy } = given;
  if (/^https?:\/\//i.test(text)) {
    if (URL.canParse(text)) return { kind: 'server', url: text.replace(/\/+$/, '') };
    throw new CliError('usage', `${setBy} is not a URL: '${text}'. A server is written http://127.0.0.1:5000`);
  }
  if (/^[a-z][a-z0-9+]*:\/\//i.test(text)) return { kind: 'database', storeUri: text };
  throw new CliError(
    'usage',
    `${setBy} must be a server (http://127.0.0.1:5000) or a database (${DEFAULT_STORE_URI}), not '${text}'.`,
  );
}
