/** Where a `--backend-store-uri` points. */
export type StoreUri =
  | { readonly kind: 'sqlite'; readonly path: string }
  /** MLflow's folder of files. It cannot hold traces, there or here. */
  | { readonly kind: 'file-store'; readonly path: string; readonly explanation: string }
  /** A database server that Gander knows of and cannot use yet. */
  | { readonly kind: 'unsupported'; readonly engine: string; readonly explanation: string }
  | { readonly kind: 'invalid'; readonly explanation: string };

const SERVERS: Readonly<Record<string, string>> = {
  postgres: 'PostgreSQL',
  postgresql: 'PostgreSQL',
  mysql: 'MySQL',
  mariadb: 'MySQL',
  mssql: 'SQL Server',
  clickhouse: 'ClickHouse',
  clickhousedb: 'ClickHouse',
};

/** Two letters at least: `C:\gander.db` is a path. A driver may follow, as in `mysql+pymysql`. */
const SCHEME = /^([a-z][a-z\d]+)(?:\+[\w.-]+)?:(.*)$/is;
const DATABASE_FILE = /\.(?:db|sqlite|sqlite3)$/i;
const EXAMPLE = 'Use a path such as ./gander.db, or sqlite:///gander.db.';

/**
 * Reads a store URI in the forms that MLflow accepts (SQLAlchemy URLs, `file:` URIs, paths). Never fails: what Gander cannot
 * use comes back with a sentence that says what to do. Explanations never repeat the text, which may hold a password.
 *
 * @example parseStoreUri('sqlite:///gander.db') // { kind: 'sqlite', path: 'gander.db' }
 * @example parseStoreUri('sqlite:////data/gander.db') // { kind: 'sqlite', path: '/data/gander.db' }
 */
export function parseStoreUri(text: string): StoreUri {
  const trimmed = text.trim();
  if (trimmed === '') return { kind: 'invalid', explanation: `The store URI is empty. ${EXAMPLE}` };
  const [, scheme = '', rest = ''] = SCHEME.exec(trimmed) ?? [];
  if (scheme === '') return parsePath(trimmed);
  const name = scheme.toLowerCase();
  if (name === 'sqlite') return parseSqlite(rest);
  if (name === 'file') return toFileStore(parseFileUriPath(rest));
  const engine = SERVERS[name];
  if (engine !== undefined) {
    return { kind: 'unsupported', engine, explanation: `Gander cannot keep its data in ${engine} yet. ${EXAMPLE}` };
  }
  const isServer = name === 'http' || name === 'https' || name === 'databricks';
  const complaint = isServer
    ? 'is the address of a tracking server, not of a database'
    : 'is of a kind that Gander does not know';
  return { kind: 'invalid', explanation: `The store URI (${name}:…) ${complaint}. ${EXAMPLE}` };
}

/** SQLAlchemy: three slashes and a relative path, or four and an absolute one. */
function parseSqlite(rest: string): StoreUri {
  const [location = ''] = rest.split('?', 1);
  if (!location.startsWith('//')) {
    return {
      kind: 'invalid',
      explanation: `A SQLite URI has three slashes before a relative path and four before an absolute one. ${EXAMPLE}`,
    };
  }
  const afterHost = location.slice('//'.length);
  if (afterHost !== '' && !afterHost.startsWith('/')) {
    return {
      kind: 'invalid',
      explanation: `A SQLite URI names no host: three slashes before a relative path, four before an absolute one. ${EXAMPLE}`,
    };
  }
  const path = afterHost.slice(1);
  if (path === '' || path === ':memory:') {
    return { kind: 'invalid', explanation: `Gander does not keep its data in memory only. ${EXAMPLE}` };
  }
  return { kind: 'sqlite', path };
}

function parsePath(text: string): StoreUri {
  return DATABASE_FILE.test(text) ? { kind: 'sqlite', path: text } : toFileStore(text);
}

/** `file:///data/mlruns`, `file://localhost/data/mlruns`, `file:./mlruns`, with `%20` for a space. */
function parseFileUriPath(rest: string): string {
  const path = rest.startsWith('//') ? rest.slice('//'.length).replace(/^[^/]*/, '') : rest;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function toFileStore(path: string): StoreUri {
  return {
    kind: 'file-store',
    path,
    explanation: `A folder of files cannot hold traces; Gander needs a database. ${EXAMPLE}`,
  };
}
