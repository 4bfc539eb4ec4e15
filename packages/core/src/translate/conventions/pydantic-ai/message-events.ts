import { isJsonObject } from '../../../json/json-fields.ts';
import type { JsonValue } from '../../../json-value.ts';

/** What was asked and what was answered. */
export interface SplitMessages {
  readonly prompt: readonly JsonValue[];
  readonly response: readonly JsonValue[];
}

/** The list of message events that Pydantic AI and Logfire write into one attribute: `[{'event.name': 'gen_ai.choice', …}]`. */
export function splitAtChoice(events: readonly JsonValue[]): SplitMessages {
  const isChoice = (event: JsonValue): boolean => isJsonObject(event) && event['event.name'] === 'gen_ai.choice';
  return { prompt: events.filter((event) => !isChoice(event)), response: events.filter((event) => isChoice(event)) };
}
