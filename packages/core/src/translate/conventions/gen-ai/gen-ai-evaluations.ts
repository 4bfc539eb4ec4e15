import { toPlainMap } from '@gander/protocol/plain-value';
import type { SpanEvent } from '@gander/protocol/trace-data';

import { pickDefined } from '../../../json/pick-defined.ts';
import { toJsonValue } from '../../../json/to-json-value.ts';
import type { JsonObject } from '../../../json-value.ts';

const EVENT_NAME = 'gen_ai.evaluation.result';

/** Verdicts that evaluators attach to the span they judged. */
export function readGenAiEvaluations(events: readonly SpanEvent[]): readonly JsonObject[] {
  return events.filter((event) => event.name === EVENT_NAME).map((event) => toEvaluation(event));
}

function toEvaluation(event: SpanEvent): JsonObject {
  const attributes = toPlainMap(event.attributes);
  const read = (key: string): JsonObject[string] | undefined => {
    const value = attributes[`gen_ai.evaluation.${key}`];
    return value === undefined || value === null ? undefined : toJsonValue(value);
  };
  return pickDefined({
    name: read('name'),
    score: read('score.value'),
    label: read('score.label'),
    explanation: read('explanation'),
  });
}
