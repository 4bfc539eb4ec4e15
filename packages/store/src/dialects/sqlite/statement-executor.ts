import {
  type AbortableQueryOptions,
  type CompiledQuery,
  type DatabaseConnection,
  DefaultQueryExecutor,
  type DialectAdapter,
  type KyselyPlugin,
  type QueryCompiler,
  type QueryResult,
} from 'kysely';

export interface StatementExecutorDeps {
  readonly compiler: QueryCompiler;
  readonly adapter: DialectAdapter;
  /** The only one there is. */
  readonly connection: DatabaseConnection;
  readonly plugins: readonly KyselyPlugin[];
}

/**
 * Runs Kysely's queries on one connection that answers at once. Most of what Kysely does between a compiled query and its
 * database is for pools, plugins and queries that are given up; where there is none of these, it costs as much as a small insert.
 */
export class StatementExecutor extends DefaultQueryExecutor {
  readonly #connection: DatabaseConnection;

  constructor({ compiler, adapter, connection, plugins }: StatementExecutorDeps) {
    super(compiler, adapter, { provideConnection: (consumer) => consumer(connection) }, [...plugins]);
    this.#connection = connection;
  }

  override executeQuery<R>(query: CompiledQuery, options?: AbortableQueryOptions): Promise<QueryResult<R>> {
    if (this.plugins.length > 0 || options?.signal !== undefined) return super.executeQuery<R>(query, options);
    return this.#connection.executeQuery<R>(query);
  }
}
