import { isDefault, type SetUpGuide, type Snippet, type Target } from '../set-up-guide.ts';

export const mlflow = {
  id: 'mlflow',
  name: 'MLflow',
  intro: 'Every client of MLflow works as it is, with its autologs: change the address it sends to.',
  snippets: toMlflowSnippets,
} as const satisfies SetUpGuide;

/** Nothing but the address, and the experiment where it is not the default one. */
function toMlflowSnippets(target: Target): readonly Snippet[] {
  const experiment = isDefault(target) ? '' : `mlflow.set_experiment(experiment_id="${target.experimentId}")\n`;
  const variable = isDefault(target) ? '' : `export MLFLOW_EXPERIMENT_ID=${target.experimentId}\n`;
  return [
    { title: 'Install', language: 'bash', code: 'pip install mlflow openai' },
    {
      title: 'Two lines before the first call',
      language: 'python',
      code: `import mlflow

mlflow.set_tracking_uri("${target.origin}")
${experiment}mlflow.openai.autolog()  # or anthropic, gemini, langchain, litellm, dspy …

from openai import OpenAI

OpenAI().chat.completions.create(
    model="gpt-5-mini",
    messages=[{"role": "user", "content": "Hello"}],
)`,
    },
    {
      title: 'A program that uses MLflow already needs only this',
      language: 'bash',
      code: `export MLFLOW_TRACKING_URI=${target.origin}
${variable}python app.py`,
    },
  ];
}
