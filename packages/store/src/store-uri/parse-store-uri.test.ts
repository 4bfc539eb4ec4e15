import { describe, expect, it } from 'vitest';

import { parseStoreUri } from './parse-store-uri.ts';

describe('parseStoreUri', () => {
  it.each([
    ['sqlite:///gander.db', 'gander.db'],
    ['sqlite:///./data/gander.db', './data/gander.db'],
    ['sqlite:////data/gander.db', '/data/gander.db'],
    ['sqlite:///C:\\data\\gander.db', 'C:\\data\\gander.db'],
    ['sqlite+pysqlite:///gander.db', 'gander.db'],
    ['SQLITE:///gander.db', 'gander.db'],
    ['sqlite:///gander.db?timeout=5', 'gander.db'],
    ['sqlite:///no-extension', 'no-extension'],
    ['gander.db', 'gander.db'],
    ['./data/gander.sqlite3', './data/gander.sqlite3'],
    ['/data/my traces.DB', '/data/my traces.DB'],
    ['C:\\data\\gander.db', 'C:\\data\\gander.db'],
    ['  gander.db ', 'gander.db'],
  ])('should read %s as a SQLite file', (text, path) => {
    expect(parseStoreUri(text)).toEqual({ kind: 'sqlite', path });
  });

  it.each([
    ['./mlruns', './mlruns'],
    ['mlruns', 'mlruns'],
    ['/data/mlruns', '/data/mlruns'],
    ['file:./mlruns', './mlruns'],
    ['file:///data/my%20runs', '/data/my runs'],
    ['file://localhost/data/mlruns', '/data/mlruns'],
    ['file:///data/100%', '/data/100%'],
  ])('should read %s as a file store, and say that it cannot hold traces', (text, path) => {
    expect(parseStoreUri(text)).toMatchObject({
      kind: 'file-store',
      path,
      explanation: expect.stringContaining('cannot hold traces'),
    });
  });

  it.each([
    ['postgresql://user:secret@host/db', 'PostgreSQL'],
    ['postgres://host/db', 'PostgreSQL'],
    ['postgresql+psycopg2://user:secret@host:5432/db', 'PostgreSQL'],
    ['mysql+pymysql://user:secret@host/db', 'MySQL'],
    ['mssql+pyodbc://user:secret@host/db?driver=ODBC+Driver+18', 'SQL Server'],
    ['clickhouse://host:8123/db', 'ClickHouse'],
    ['clickhouse+http://host/db', 'ClickHouse'],
  ])('should know %s, without repeating its password', (text, engine) => {
    const uri = parseStoreUri(text);
    expect(uri).toMatchObject({ kind: 'unsupported', engine });
    expect(JSON.stringify(uri)).not.toContain('secret');
  });

  it.each([
    '',
    '   ',
    'sqlite://',
    'sqlite:///',
    'sqlite:///:memory:',
    'sqlite:gander.db',
    'sqlite://host/gander.db',
    'redis://host',
    'https://mlflow.example',
    'databricks:profile',
  ])('should refuse "%s" and say what to use instead', (text) => {
    expect(parseStoreUri(text)).toMatchObject({ kind: 'invalid', explanation: expect.stringContaining('./gander.db') });
  });
});
