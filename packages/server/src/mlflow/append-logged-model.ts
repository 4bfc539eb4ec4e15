import { AppError } from '@gander/core/errors';
import type { RunId } from '@gander/core/ids';
import type { RunStore } from '@gander/store/run-store';

const HISTORY_TAG = 'mlflow.log-model.history';
const REQUIRED_KEYS = ['artifact_path', 'flavors', 'utc_time_created', 'run_id'];

/**
 * Notes a model in the way of clients before MLflow 3: a JSON list in a tag of the run. Throws `invalid_argument` for
 * what is no description of a model.
 */
export async function appendLoggedModel(runs: RunStore, runId: RunId, modelJson: string): Promise<void> {
  const model = parseJson(modelJson);
  if (typeof model !== 'object' || model === null || Array.isArray(model)) {
    throw new AppError('invalid_argument', 'Malformed model info. The field model_json is not a JSON object.');
  }
  const missing = REQUIRED_KEYS.filter((key) => !Object.hasOwn(model, key));
  if (missing.length > 0) {
    throw new AppError('invalid_argument', `Model json is missing mandatory fields: ${missing.join(', ')}`);
  }
  const { tags } = await runs.getRun(runId);
  const history = parseJson(tags.find(({ key }) => key === HISTORY_TAG)?.value ?? '[]');
  const value = JSON.stringify([...(Array.isArray(history) ? (history as unknown[]) : []), model]);
  await runs.writeRunData(runId, { metrics: [], params: [], tags: [{ key: HISTORY_TAG, value }] });
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
