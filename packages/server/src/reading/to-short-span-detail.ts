import type { spanDetail } from '@gander/api/gander/span-schemas';
import { toJsonPointer } from '@gander/core/json/json-pointer';
import type { z } from 'zod';

import { findSourceAttribute } from './find-source-attribute.ts';

type Detail = z.input<typeof spanDetail>;
type Normalized = Detail['normalized'];
type Message = NonNullable<Normalized['messages']>[number];
type Cut = NonNullable<Detail['cut']>[number];
type JsonMap = Detail['attributes'];
type Json = JsonMap[string];
type Steps = readonly (string | number)[];

/** Of a text that is left out this much stays: enough to tell what it is. */
const PREVIEW_CHARS = 2000;
/** When this many times the limit has been kept, only what is short stays: a thousand long values are as heavy as one. */
const BUDGET_LIMITS = 40;
const LATE_LIMIT_CHARS = 1000;

/**
 * A span's detail without the values that are longer than `limitChars`, each of them listed: megabytes that nobody may
 * look at are neither sent nor parsed. Everything small stays as it is.
 */
export function toShortSpanDetail(detail: Detail, limitChars: number): Detail {
  const knife = createKnife(limitChars);
  const cutAttributes = <Item extends { attributes: JsonMap }>(item: Item, steps: Steps): Item => ({
    ...item,
    attributes: knife.map(item.attributes, [...steps, 'attributes']),
  });
  const cutDetail: Detail = {
    ...detail,
    // What is read first has the first claim on the budget.
    normalized: cutNormalized(knife, detail.normalized),
    statusMessage: knife.text(detail.statusMessage, ['statusMessage']),
    attributes: knife.map(detail.attributes, ['attributes']),
    resource: knife.map(detail.resource, ['resource']),
    scope: cutAttributes(detail.scope, ['scope']),
    events: detail.events.map((event, index) => cutAttributes(event, ['events', index])),
    links: detail.links.map((link, index) => cutAttributes(link, ['links', index])),
  };
  return knife.cut.length === 0 ? cutDetail : { ...cutDetail, cut: knife.cut.map((cut) => withSource(detail, cut)) };
}

/** Values that translation parses out of one attribute. */
const PARSED = ['inputs', 'outputs'] as const;

function withSource({ normalized, attributes }: Detail, cut: Cut): Cut {
  const name = PARSED.find((key) => cut.pointer === toJsonPointer(['normalized', key]));
  const value = name && normalized[name];
  if (value === undefined || cut.kind !== 'json') return cut;
  const key = findSourceAttribute(attributes, { value, sizeChars: cut.sizeChars });
  return key === undefined ? cut : { ...cut, source: toJsonPointer(['attributes', key]) };
}

interface Knife {
  readonly cut: Cut[];
  text(text: string, steps: Steps): string;
  value(value: Json, steps: Steps): Json;
  map(map: JsonMap, steps: Steps): JsonMap;
}

function createKnife(limitChars: number): Knife {
  const cut: Cut[] = [];
  let budget = limitChars * BUDGET_LIMITS;
  const isKept = (sizeChars: number) => {
    if (sizeChars > (budget > 0 ? limitChars : LATE_LIMIT_CHARS)) return false;
    budget -= sizeChars;
    return true;
  };
  const knife: Knife = {
    cut,
    text(text, steps) {
      if (isKept(text.length)) return text;
      cut.push({ pointer: toJsonPointer(steps), kind: 'text', sizeChars: text.length });
      return text.slice(0, PREVIEW_CHARS);
    },
    value(value, steps) {
      if (typeof value === 'string') return knife.text(value, steps);
      if (value === null || typeof value !== 'object') return value;
      const sizeChars = measureJson(value);
      if (isKept(sizeChars)) return value;
      cut.push({ pointer: toJsonPointer(steps), kind: 'json', sizeChars });
      return null;
    },
    map: (map, steps) =>
      Object.fromEntries(Object.entries(map).map(([key, value]) => [key, knife.value(value, [...steps, key])])),
  };
  return knife;
}

const SHORT_PRIMITIVE_CHARS = 5;

/** About how many characters the JSON of a value has. Not recursive: nesting comes from outside. */
function measureJson(root: Json): number {
  let chars = 0;
  const waiting: Json[] = [root];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (typeof value === 'string') chars += value.length + 3;
    else if (value === null || typeof value !== 'object') chars += SHORT_PRIMITIVE_CHARS;
    else if (Array.isArray(value)) {
      chars += 2;
      for (const item of value) waiting.push(item);
    } else {
      chars += 2;
      for (const [key, member] of Object.entries(value)) {
        chars += key.length + 3;
        waiting.push(member);
      }
    }
  }
  return chars;
}

function cutNormalized(knife: Knife, normalized: Normalized): Normalized {
  const at = (...steps: Steps): Steps => ['normalized', ...steps];
  const { messages, responseMessages, tools, tool, params, metadata, inputs, outputs, error } = normalized;
  return {
    ...normalized,
    ...(responseMessages !== undefined && {
      responseMessages: cutMessages(knife, responseMessages, at('responseMessages')),
    }),
    ...(messages !== undefined && { messages: cutMessages(knife, messages, at('messages')) }),
    ...(tools !== undefined && {
      tools: tools.map((definition, index) => ({
        ...definition,
        ...(definition.description !== undefined && {
          description: knife.text(definition.description, at('tools', index, 'description')),
        }),
        ...(definition.parameters !== undefined && {
          parameters: knife.value(definition.parameters, at('tools', index, 'parameters')),
        }),
      })),
    }),
    ...(tool !== undefined && {
      tool: {
        ...tool,
        ...(tool.arguments !== undefined && { arguments: knife.value(tool.arguments, at('tool', 'arguments')) }),
        ...(tool.result !== undefined && { result: knife.value(tool.result, at('tool', 'result')) }),
      },
    }),
    ...(inputs !== undefined && { inputs: knife.value(inputs, at('inputs')) }),
    ...(outputs !== undefined && { outputs: knife.value(outputs, at('outputs')) }),
    ...(params !== undefined && { params: knife.map(params, at('params')) }),
    metadata: knife.map(metadata, at('metadata')),
    ...(error !== undefined && {
      error: {
        ...error,
        ...(error.message !== undefined && { message: knife.text(error.message, at('error', 'message')) }),
        ...(error.stack !== undefined && { stack: knife.text(error.stack, at('error', 'stack')) }),
      },
    }),
  };
}

/** Of every part the fields that may be long; what says what the part is stays. */
function cutMessages(knife: Knife, messages: readonly Message[], steps: Steps): Message[] {
  return messages.map((message, index) => ({
    ...message,
    parts: message.parts.map((part, partIndex) => {
      const cut = Object.entries(part).map(([key, value]) => [
        key,
        knife.value(value as Json, [...steps, index, 'parts', partIndex, key]),
      ]);
      return Object.fromEntries(cut) as (typeof message.parts)[number];
    }),
  }));
}
