/** Where emitters say who served a model, in the order in which they are asked. */
export const PROVIDER_KEYS = ['llm.provider', 'gen_ai.provider.name', 'gen_ai.system'] as const;

/** The same in MLflow's words. */
export const MLFLOW_PROVIDER_KEY = 'mlflow.llm.provider';
