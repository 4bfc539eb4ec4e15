import type { SpanView } from '@gander/protocol/span-view';

import { pickDefined } from '../../../json/pick-defined.ts';
import { findField, findText, isJsonObject } from '../../../json/json-fields.ts';
import { toConversation } from '../../conversation.ts';
import { readJson } from '../../attribute-contents.ts';
import { toTranslator } from '../../declared/to-translator.ts';
import type { NormalizedSpan } from '../../normalized-span.ts';
import type { Translator } from '../../translator.ts';
import { readGooseSession } from './goose-session.ts';
import { GOOSE_GENERATION_KEYS, readGooseGeneration } from './goose-generation.ts';

/** Attributes that Rust's `tracing` puts on every span of a program. */
const RUST_KEYS = ['busy_ns', 'target', 'code.namespace', 'code.module.name'] as const;

/**
 * Goose 1.16, which names the tool only inside debug output, the versions of 2026, and the newest, which follow the
 * GenAI conventions. Source: https://block.github.io/goose/
 */
export const goose: Translator = toTranslator({
  name: 'goose',
  title: 'Goose',
  clues: [{ scopes: ['goose'] }, { keys: RUST_KEYS, services: ['goose'] }],
  types: [
    {
      words: {
        reply: 'AGENT',
        dispatch_tool_call: 'TOOL',
        complete_with_model: 'CHAT_MODEL',
        provider_complete: 'CHAT_MODEL',
        provider_generation: 'CHAT_MODEL',
      },
    },
  ],
  fields: {
    inputs: ['trace_input', 'user_message', 'input', 'input_json'],
    outputs: ['trace_output', 'output', 'output_json'],
  },
  extension: {
    maps: { 'sessionId (debug output)': ['session'], ...GOOSE_GENERATION_KEYS },
    index: (span) => ({ ...readSessionId(span), ...readGooseGeneration(span.attributes) }),
    full: readFull,
  },
});

function readSessionId({ attributes }: SpanView): { sessionId?: string } {
  const sessionId = readGooseSession(attributes)?.id;
  return sessionId === undefined ? {} : { sessionId };
}

function readFull(span: SpanView, declared: Partial<NormalizedSpan>): Partial<NormalizedSpan> {
  const session = readGooseSession(span.attributes);
  const metadata = pickDefined({
    'goose.session_name': session?.name,
    'goose.provider': session?.provider,
    'goose.model': session?.model,
  });
  return { metadata, ...(declared.tool === undefined ? readRequest(span) : readToolCall(declared)) };
}

/** `{tool, arguments}`, in the versions between. */
function readToolCall({ inputs: input, tool }: Partial<NormalizedSpan>): Partial<NormalizedSpan> {
  if (!isJsonObject(input) || findText(input, 'tool') === undefined) return {};
  const toolArguments = findField(input, 'arguments') ?? {};
  return {
    inputs: toolArguments,
    tool: pickDefined({ ...tool, name: findText(input, 'tool'), arguments: toolArguments }),
  };
}

/** The request and the answer of a `provider_generation`. */
function readRequest({ attributes }: SpanView): Partial<NormalizedSpan> {
  const request = readJson(attributes, 'input_json');
  const params = readJson(attributes, 'model_parameters_json');
  return {
    ...(request === undefined
      ? {}
      : toConversation({ prompt: request, response: readJson(attributes, 'output_json') })),
    ...(isJsonObject(params) ? { params } : {}),
  };
}
