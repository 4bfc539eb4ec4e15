/** Gives headers for every request, in the shape that MLflow's TypeScript SDK has for it. */
export interface AuthProvider {
  getHeadersProvider(): () => Promise<Readonly<Record<string, string>>> | Readonly<Record<string, string>>;
}

/** Where a server is and who asks. What is left out comes from the environment variables that MLflow's clients read. */
export interface ConnectionConfig {
  /** `http(s)://host`, `databricks` or `databricks://profile`. `MLFLOW_TRACKING_URI`. */
  readonly trackingUri?: string | undefined;
  /** `MLFLOW_EXPERIMENT_ID`. */
  readonly experimentId?: string | undefined;
  /** Created when it does not exist. `MLFLOW_EXPERIMENT_NAME`. */
  readonly experimentName?: string | undefined;
  /** `MLFLOW_TRACKING_USERNAME`. */
  readonly trackingServerUsername?: string | undefined;
  /** `MLFLOW_TRACKING_PASSWORD`. */
  readonly trackingServerPassword?: string | undefined;
  /** `MLFLOW_TRACKING_TOKEN`. */
  readonly trackingServerToken?: string | undefined;
  /** Comes before every other way to authenticate. */
  readonly authProvider?: AuthProvider | undefined;
  /** Added to every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** The Databricks workspace. `DATABRICKS_HOST`. */
  readonly host?: string | undefined;
  /** `DATABRICKS_TOKEN`. */
  readonly databricksToken?: string | undefined;
  /** `DATABRICKS_CLIENT_ID`, for OAuth of a service principal. */
  readonly databricksClientId?: string | undefined;
  /** `DATABRICKS_CLIENT_SECRET`. */
  readonly databricksClientSecret?: string | undefined;
  /** `~/.databrickscfg` if left out. `DATABRICKS_CONFIG_FILE`. */
  readonly databricksConfigPath?: string | undefined;
  /** `catalog.schema.prefix` of a Unity Catalog trace location; spans then go to its `_otel_spans` table. */
  readonly unityCatalogLocation?: string | undefined;
  /** Milliseconds. `MLFLOW_HTTP_REQUEST_TIMEOUT`; 30 s. */
  readonly requestTimeoutMs?: number | undefined;
  /** The platform's fetch if left out. */
  readonly fetch?: typeof fetch | undefined;
}
