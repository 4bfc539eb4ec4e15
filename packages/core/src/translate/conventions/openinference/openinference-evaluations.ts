import type { AttributeView } from '@gander/protocol/span-view';

import { findField, findObject, isJsonList, isJsonObject } from '../../../json/json-fields.ts';
import { pickDefined } from '../../../json/pick-defined.ts';
import type { JsonObject, JsonValue } from '../../../json-value.ts';
import { readFlattenedAttributes } from '../../flattened-attributes.ts';

/** Verdicts on the span itself, on its trace and on its session, under either of the two names they have had. */
const ROOTS = ['', 'trace.', 'session.'].flatMap((scope) =>
  ['evaluations', 'annotations'].map((name) => `${scope}${name}`),
);

/** e.g. `evaluations.0.evaluation.{name,score,label,explanation}`. Enumerates keys: for reading, not for ingest. */
export function readOpenInferenceEvaluations(attributes: AttributeView): readonly JsonObject[] {
  if (!ROOTS.some((root) => attributes.hasPrefix(`${root}.`))) return [];
  const flat = readFlattenedAttributes(attributes, ROOTS);
  return ROOTS.flatMap((root) => toEvaluations(flat[root]));
}

function toEvaluations(list: JsonValue | undefined): readonly JsonObject[] {
  if (!isJsonList(list)) return [];
  return list.flatMap((item) => {
    if (!isJsonObject(item)) return [];
    const verdict = findObject(item, 'evaluation', 'annotation') ?? item;
    const evaluation = pickDefined({
      name: findField(verdict, 'name'),
      score: findField(verdict, 'score'),
      label: findField(verdict, 'label'),
      explanation: findField(verdict, 'explanation'),
    });
    return Object.keys(evaluation).length > 0 ? [evaluation] : [];
  });
}
