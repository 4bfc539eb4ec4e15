import type { AnyValue } from '@gander/protocol/any-value';

import type { JsonValue } from '../json-value.ts';
import type { StepAttributes } from './agent-step.ts';

type Draft = Readonly<Record<string, string | number | boolean | undefined>>;

/** Typed attributes of what is defined. */
export function toStepAttributes(draft: Draft): StepAttributes {
  const attributes: Record<string, AnyValue> = {};
  for (const [key, value] of Object.entries(draft)) {
    if (value === undefined) continue;
    if (typeof value === 'string') attributes[key] = { stringValue: value };
    else if (typeof value === 'boolean') attributes[key] = { boolValue: value };
    else attributes[key] = Number.isSafeInteger(value) ? { intValue: BigInt(value) } : { doubleValue: value };
  }
  return attributes;
}

/** One message of one text, as `gen_ai.input.messages` and `gen_ai.output.messages` hold it. */
export function toTextMessages(role: 'user' | 'assistant', text: string): string {
  const messages: JsonValue = [{ role, parts: [{ type: 'text', content: text }] }];
  return JSON.stringify(messages);
}
