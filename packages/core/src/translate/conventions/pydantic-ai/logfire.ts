import type { SpanView } from '@gander/protocol/span-view';

import { findField, findObject, isJsonList, isJsonObject } from '../../../json/json-fields.ts';
import { pickDefined } from '../../../json/pick-defined.ts';
import type { JsonValue } from '../../../json-value.ts';
import { toToolDefinitions } from '../../../messages/tool-definitions.ts';
import { readJson } from '../../attribute-contents.ts';
import { toConversation } from '../../conversation.ts';
import { toTranslator } from '../../declared/to-translator.ts';
import type { NormalizedSpan } from '../../normalized-span.ts';
import { splitAtChoice } from './message-events.ts';
import { toRequestParams } from '../../request-params.ts';
import type { Translator } from '../../translator.ts';

const EVENTS_KEY = 'events';

/** Logfire's own instrumentations of the OpenAI and Anthropic clients: the provider's request and answer as JSON. */
export const logfire: Translator = toTranslator({
  name: 'logfire',
  title: 'Logfire (OpenAI and Anthropic clients)',
  clues: [{ scopePrefixes: ['logfire'], keys: ['request_data', 'response_data', EVENTS_KEY] }],
  fields: {
    costUsd: ['operation.cost'],
    inputs: [EVENTS_KEY, 'request_data'],
    outputs: ['response_data'],
  },
  metadata: { 'logfire.msg': 'displayName' },
  extension: {
    index: ({ attributes }, { type }) =>
      type === undefined && !attributes.has('gen_ai.operation.name') ? { type: 'CHAT_MODEL' } : {},
    full: readFull,
  },
});

function readFull({ attributes }: SpanView): Partial<NormalizedSpan> {
  const request = readJson(attributes, 'request_data');
  const answer = readJson(attributes, 'response_data');
  const tools = isJsonObject(request) ? findField(request, 'tools') : undefined;
  const events = readJson(attributes, EVENTS_KEY);
  const said = isJsonList(events) ? splitAtChoice(events) : undefined;
  return pickDefined({
    ...toConversation({ prompt: said?.prompt ?? request, response: nonEmpty(said?.response) ?? toAnswer(answer) }),
    ...(answer === undefined ? {} : { outputs: answer }),
    params: isJsonObject(request) ? toRequestParams(request) : undefined,
    tools: tools === undefined ? undefined : toToolDefinitions(tools),
  });
}

function nonEmpty(list: readonly JsonValue[] | undefined): JsonValue | undefined {
  return list !== undefined && list.length > 0 ? list : undefined;
}

/** A message, or the pieces of a streamed one put together. */
function toAnswer(answer: JsonValue | undefined): JsonValue | undefined {
  if (!isJsonObject(answer)) return answer;
  const message = findObject(answer, 'message');
  if (message !== undefined) return [{ role: 'assistant', ...message }];
  return findField(answer, 'combined_chunk_content') ?? answer;
}
