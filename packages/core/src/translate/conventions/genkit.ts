import type { AttributeView, SpanView } from '@gander/protocol/span-view';

import { findField, findObject, isJsonObject } from '../../json/json-fields.ts';
import { pickDefined } from '../../json/pick-defined.ts';
import type { JsonValue } from '../../json-value.ts';
import { toToolDefinitions } from '../../messages/tool-definitions.ts';
import { resolveUsage } from '../../usage/resolve-usage.ts';
import { toTokenCount } from '../../usage/token-counts.ts';
import type { Usage } from '../../usage.ts';
import { readJson } from '../attribute-contents.ts';
import { readText } from '../attribute-values.ts';
import { toConversation } from '../conversation.ts';
import { toTranslator } from '../declared/to-translator.ts';
import type { NormalizedSpan } from '../normalized-span.ts';
import { toProvider } from '../provider.ts';
import { toRequestParams } from '../request-params.ts';
import type { SpanContent, SpanIndexFields, Translator } from '../translator.ts';

const NAME_KEY = 'genkit:name';
const INPUT_KEY = 'genkit:input';
const OUTPUT_KEY = 'genkit:output';

/** Plugin, the part of a model's name before the slash → provider. */
const PROVIDER_OF_PLUGIN: Readonly<Record<string, string>> = { googleai: 'gcp.gemini', vertexai: 'gcp.vertex_ai' };

/** Google's Genkit. Source: https://genkit.dev/docs/observability/ */
export const genkit: Translator = toTranslator({
  name: 'genkit',
  title: 'Genkit',
  clues: [{ scopes: ['genkit-tracer'] }, { keys: ['genkit:type', 'genkit:path', 'genkit:metadata:subtype'] }],
  types: [
    {
      key: 'genkit:metadata:subtype',
      words: {
        model: 'CHAT_MODEL',
        'background-model': 'CHAT_MODEL',
        flow: 'WORKFLOW',
        tool: 'TOOL',
        'tool.v2': 'TOOL',
        retriever: 'RETRIEVER',
        reranker: 'RERANKER',
        embedder: 'EMBEDDING',
        evaluator: 'EVALUATOR',
        agent: 'AGENT',
      },
      otherwise: 'CHAIN',
    },
    { key: 'genkit:type', words: { flow: 'WORKFLOW', flowStep: 'TASK' }, otherwise: 'CHAIN' },
  ],
  fields: {
    sessionId: ['genkit:sessionId'],
    subtype: ['genkit:metadata:subtype'],
    inputs: [INPUT_KEY],
    outputs: [OUTPUT_KEY],
    toolName: [NAME_KEY],
  },
  metadata: { 'genkit:path': 'path', 'genkit:state': 'state', 'genkit:threadName': 'threadName' },
  extension: {
    maps: { 'model.request': [NAME_KEY], provider: [NAME_KEY], usage: [OUTPUT_KEY] },
    index: ({ attributes }, { type }) => (type === 'CHAT_MODEL' ? readCallIndex(attributes) : {}),
    content: (span) => locateContent(span),
    full: ({ attributes }, { type }) => (type === 'CHAT_MODEL' ? readCall(attributes) : {}),
  },
});

/** A model is named `googleai/gemini-2.5-flash`; what it counted stands in its answer. */
function readCallIndex(attributes: AttributeView): Partial<SpanIndexFields> {
  const name = readText(attributes, NAME_KEY) ?? '';
  const slash = name.indexOf('/');
  const plugin = slash > 0 ? name.slice(0, slash) : '';
  const provider = Object.hasOwn(PROVIDER_OF_PLUGIN, plugin) ? PROVIDER_OF_PLUGIN[plugin] : toProvider(plugin);
  const model = slash > 0 ? name.slice(slash + 1) : name;
  return pickDefined({
    model: model === '' ? undefined : { request: model },
    provider,
    usage: readUsage(readJson(attributes, OUTPUT_KEY), provider),
  });
}

function readUsage(output: JsonValue | undefined, provider: string | undefined): Usage | undefined {
  const usage = isJsonObject(output) ? findObject(output, 'usage') : undefined;
  if (usage === undefined) return undefined;
  const count = (name: string): number | undefined => toTokenCount(findField(usage, name));
  return resolveUsage(
    {
      input: count('inputTokens'),
      output: count('outputTokens'),
      total: count('totalTokens'),
      cacheRead: count('cachedContentTokens'),
      cacheWrite: undefined,
      reasoning: count('thoughtsTokens'),
    },
    { semantics: 'unknown', provider },
  );
}

function readCall(attributes: AttributeView): Partial<NormalizedSpan> {
  const request = readJson(attributes, INPUT_KEY);
  const answer = readJson(attributes, OUTPUT_KEY);
  const tools = isJsonObject(request) ? findField(request, 'tools') : undefined;
  const params = isJsonObject(request) ? toRequestParams(request) : undefined;
  return pickDefined({
    ...toConversation({ prompt: request, response: toList(answer) }),
    outputs: answer,
    tools: tools === undefined ? undefined : toToolDefinitions(tools),
    params,
  });
}

/** `{message, finishReason}` is one choice. */
function toList(answer: JsonValue | undefined): JsonValue | undefined {
  return isJsonObject(answer) ? [answer] : answer;
}

function locateContent({ attributes }: SpanView): SpanContent {
  if (readText(attributes, 'genkit:metadata:subtype') !== 'model') return {};
  const output = toList(readJson(attributes, OUTPUT_KEY));
  return output === undefined ? {} : { output };
}
