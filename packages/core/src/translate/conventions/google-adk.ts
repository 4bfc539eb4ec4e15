import type { AttributeView, SpanView } from '@gander/protocol/span-view';

import { findField, findObject, findText, isJsonObject } from '../../json/json-fields.ts';
import { pickDefined } from '../../json/pick-defined.ts';
import type { JsonObject } from '../../json-value.ts';
import { toToolDefinitions } from '../../messages/tool-definitions.ts';
import { toGeminiUsage } from '../../usage/gemini-usage.ts';
import { readJson } from '../attribute-contents.ts';
import { toConversation } from '../conversation.ts';
import { toTranslator } from '../declared/to-translator.ts';
import type { NormalizedSpan } from '../normalized-span.ts';
import { toRequestParams } from '../request-params.ts';
import type { SpanContent, Translator } from '../translator.ts';

const REQUEST_KEY = 'gcp.vertex.agent.llm_request';
const RESPONSE_KEY = 'gcp.vertex.agent.llm_response';
const ARGUMENTS_KEY = 'gcp.vertex.agent.tool_call_args';
const RESULT_KEY = 'gcp.vertex.agent.tool_response';

/** What ADK writes where there is nothing to say. */
const PLACEHOLDERS: ReadonlySet<unknown> = new Set(['N/A', '<not specified>']);

/** Google's Agent Development Kit. Source: https://google.github.io/adk-docs/observability/ */
export const googleAdk: Translator = toTranslator({
  name: 'google-adk',
  title: 'Google ADK',
  clues: [
    { scopes: ['gcp.vertex.agent'] },
    { keys: ['gcp.vertex.agent.invocation_id', 'gcp.vertex.agent.session_id', REQUEST_KEY, ARGUMENTS_KEY] },
  ],
  types: [
    {
      words: {
        invocation: 'CHAIN',
        call_llm: 'CHAT_MODEL',
        agent_run: 'AGENT',
        send_data: 'CHAIN',
        'execute_tool (merged tools)': 'CHAIN',
      },
      patterns: [
        [/^(?:agent_run|invoke_agent)\b/, 'AGENT'],
        [/^execute_tool\b/, 'TOOL'],
        [/^generate_content\b/, 'CHAT_MODEL'],
        [/^invoke_workflow\b/, 'WORKFLOW'],
      ],
    },
  ],
  fields: {
    sessionId: ['gcp.vertex.agent.session_id'],
    inputs: ['gcp.vertex.agent.data'],
    // A tool that fails leaves the status of its span unset.
    errorType: ['error.type'],
  },
  metadata: { 'gcp.vertex.agent.invocation_id': 'runId', 'gcp.vertex.agent.event_id': 'eventId' },
  extension: {
    maps: { inputs: [REQUEST_KEY, ARGUMENTS_KEY], outputs: [RESPONSE_KEY, RESULT_KEY], usage: [RESPONSE_KEY] },
    index: ({ attributes }) => {
      // The attributes leave out what the model thought; the answer itself does not.
      const response = readFilled(attributes, RESPONSE_KEY) ?? {};
      const metadata = findObject(response, 'usage_metadata', 'usageMetadata');
      const usage = metadata === undefined ? undefined : toGeminiUsage(metadata);
      return pickDefined({ usage, error: readError(response) });
    },
    content: locateContent,
    full: (span, { type }) => (type === 'TOOL' ? readTool(span) : readCall(span)),
  },
});

/** An object that says something: `{}` stands where content is switched off, or belongs to another kind of span. */
function readFilled(attributes: AttributeView, key: string): JsonObject | undefined {
  const value = readJson(attributes, key);
  return isJsonObject(value) && Object.keys(value).length > 0 ? value : undefined;
}

function readCall({ attributes }: SpanView): Partial<NormalizedSpan> {
  const request = readFilled(attributes, REQUEST_KEY);
  const response = readFilled(attributes, RESPONSE_KEY);
  if (request === undefined && response === undefined) return {};
  const config = findObject(request ?? {}, 'config') ?? {};
  const tools = findField(config, 'tools');
  return pickDefined({
    ...toConversation({
      prompt: findField(request ?? {}, 'contents'),
      system: findField(config, 'system_instruction', 'systemInstruction'),
      response: response === undefined ? undefined : [response],
    }),
    outputs: response,
    tools: tools === undefined ? undefined : toToolDefinitions(tools),
    params: toRequestParams(config),
  });
}

function readError(response: JsonObject): NormalizedSpan['error'] {
  const type = findText(response, 'error_code', 'errorCode');
  return type === undefined
    ? undefined
    : pickDefined({ type, message: findText(response, 'error_message', 'errorMessage') });
}

function readTool({ attributes }: SpanView): Partial<NormalizedSpan> {
  const [inputs, outputs] = [ARGUMENTS_KEY, RESULT_KEY].map((key) => {
    const value = readJson(attributes, key);
    return PLACEHOLDERS.has(value) ? undefined : value;
  });
  return pickDefined({ tool: pickDefined({ arguments: inputs, result: outputs }), inputs, outputs });
}

/** The answer is unwrapped for its preview; anything else is found by the names it has. */
function locateContent({ attributes }: SpanView): SpanContent {
  const response = readFilled(attributes, RESPONSE_KEY);
  const request = readFilled(attributes, REQUEST_KEY);
  const result = readJson(attributes, RESULT_KEY);
  const toolArguments = readJson(attributes, ARGUMENTS_KEY);
  return {
    input: request ?? (PLACEHOLDERS.has(toolArguments) ? undefined : toolArguments),
    output: response === undefined ? (PLACEHOLDERS.has(result) ? undefined : result) : [response],
  };
}
