import { type ExperimentId, parseExperimentId } from '@gander/core/ids';

import { checkCount } from './check-count.ts';
import { requireExperimentId } from './require-experiment-id.ts';

const MAX_EXPERIMENTS = 1000;

/** Those of the ids that an experiment may have. Throws `invalid_argument` for what is no number at all. */
export function parseExperimentIds(texts: readonly string[]): readonly ExperimentId[] {
  checkCount('experiment_ids', texts, MAX_EXPERIMENTS);
  return texts.flatMap((text) => parseExperimentId(text) ?? skipImpossible(text));
}

/** A number that is too large for an id, or below 0, is one that no experiment has. */
function skipImpossible(text: string): readonly never[] {
  if (!/^-?\d+$/.test(text)) requireExperimentId(text);
  return [];
}
