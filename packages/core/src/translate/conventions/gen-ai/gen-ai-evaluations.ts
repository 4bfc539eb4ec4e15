import type { PlainValue } from '@gander/protocol/any-value';
import { toPlainMap } from '@gander/protocol/plain-value';
import type { SpanView } from '@gander/protocol/span-view';
import type { SpanEvent } from '@gander/protocol/trace-data';

import { pickDefined } from '../../../json/pick-defined.ts';
import { toJsonValue } from '../../../json/to-json-value.ts';
import type { JsonObject, JsonValue } from '../../../json-value.ts';

const EVENT_NAME = 'gen_ai.evaluation.result';
const PREFIX = 'gen_ai.evaluation.';
const NAMES = ['score.value', 'score.label'] as const;

/** Verdicts on the span: those that evaluators attached to it as events, and the one that an evaluation's own span is. */
export function readGenAiEvaluations(span: SpanView): readonly JsonObject[] {
  const own = NAMES.some((name) => span.attributes.has(PREFIX + name)) ? [toEvaluation(readFrom(span))] : [];
  const attached = span.eventCount === 0 ? [] : span.events().filter((event) => event.name === EVENT_NAME);
  return [...own, ...attached.map((event) => toEvaluation(toReader(event)))];
}

type Read = (name: string) => JsonValue | undefined;

function readFrom({ attributes }: SpanView): Read {
  return (name) => toJson(attributes.get(PREFIX + name));
}

function toReader(event: SpanEvent): Read {
  const attributes = toPlainMap(event.attributes);
  return (name) => toJson(attributes[PREFIX + name]);
}

function toJson(value: PlainValue | undefined): JsonValue | undefined {
  return value === undefined || value === null ? undefined : toJsonValue(value);
}

function toEvaluation(read: Read): JsonObject {
  return pickDefined({
    name: read('name'),
    score: read('score.value'),
    label: read('score.label'),
    explanation: read('explanation'),
  });
}
