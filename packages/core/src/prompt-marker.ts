import type { KeyValue } from './key-value.ts';

/** The tag that tells prompts from models: MLflow keeps both in one registry. */
export const PROMPT_MARKER = 'mlflow.prompt.is_prompt';

/** Whether a registered model or a version is a prompt. */
export function isPrompt(tags: readonly KeyValue[]): boolean {
  return tags.some(({ key, value }) => key === PROMPT_MARKER && value.toLowerCase() === 'true');
}
