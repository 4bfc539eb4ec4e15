/** The MLflow server whose wire we speak; clients ask `GET /version` to decide what they may use. */
export const MLFLOW_VERSION = '3.11.1';
