import type { AttributeView } from '@gander/protocol/span-view';

import { resolveUsage } from '../../usage/resolve-usage.ts';
import { readNumber } from '../attribute-values.ts';
import { toTranslator } from '../declared/to-translator.ts';
import type { SpanIndexFields, Translator } from '../translator.ts';

/** Newer versions mark what people said with a segment of its own: both spellings are in use. */
function withPii(name: string): readonly [string, string] {
  return [`lk.pii.${name}`, `lk.${name}`];
}

/** LiveKit Agents. Source: https://docs.livekit.io/agents/build/metrics/ */
export const liveKit: Translator = toTranslator({
  name: 'livekit',
  title: 'LiveKit Agents',
  clues: [
    { scopes: ['livekit-agents'] },
    { keys: ['lk.agent_name', 'lk.function_tool.name', 'lk.llm_metrics', ...withPii('response.text')] },
  ],
  types: [
    {
      words: {
        agent_session: 'AGENT',
        agent_turn: 'AGENT',
        start_agent_activity: 'AGENT',
        user_turn: 'CHAIN',
        llm_node: 'CHAIN',
        llm_request: 'CHAT_MODEL',
        llm_request_run: 'CHAIN',
        function_tool: 'TOOL',
        eou_detection: 'CHAIN',
        judge_evaluation: 'EVALUATOR',
      },
      patterns: [[/^(?:tts|stt)(?:_|$)/, 'LLM']],
    },
  ],
  fields: {
    inputs: [...withPii('chat_ctx'), ...withPii('user_input'), ...withPii('input_text'), ...withPii('user_transcript')],
    outputs: [...withPii('response.text'), ...withPii('response.function_calls')],
    systemPrompt: withPii('instructions'),
    toolName: ['lk.function_tool.name'],
    toolCallId: ['lk.function_tool.id'],
    toolArguments: withPii('function_tool.arguments'),
    toolResult: withPii('function_tool.output'),
    agentName: ['lk.agent_name'],
    timeToFirstTokenSeconds: ['lk.response.ttft'],
  },
  extension: {
    maps: {
      'usage (realtime)': [
        'gen_ai.usage.input_text_tokens',
        'gen_ai.usage.input_audio_tokens',
        'gen_ai.usage.input_cached_tokens',
        'gen_ai.usage.output_text_tokens',
        'gen_ai.usage.output_audio_tokens',
      ],
    },
    index: ({ attributes }) => readRealtimeUsage(attributes),
    full: ({ attributes }, { tool }) =>
      attributes.get('lk.function_tool.is_error') === true ? { tool: { ...tool, isError: true } } : {},
  },
});

/** Realtime models count words and sound apart; what is cached is part of both. */
function readRealtimeUsage(attributes: AttributeView): Partial<SpanIndexFields> {
  if (attributes.has('gen_ai.usage.input_tokens')) return {};
  const usage = resolveUsage(
    {
      input: readSum(attributes, 'gen_ai.usage.input_text_tokens', 'gen_ai.usage.input_audio_tokens'),
      output: readSum(attributes, 'gen_ai.usage.output_text_tokens', 'gen_ai.usage.output_audio_tokens'),
      total: undefined,
      cacheRead: readSum(attributes, 'gen_ai.usage.input_cached_tokens'),
      cacheWrite: undefined,
      reasoning: undefined,
    },
    { semantics: 'inclusive' },
  );
  return usage === undefined ? {} : { usage };
}

function readSum(attributes: AttributeView, ...keys: readonly string[]): number | undefined {
  const counts = keys.map((key) => readNumber(attributes, key)).filter((count) => count !== undefined && count >= 0);
  return counts.length > 0 ? counts.reduce<number>((sum, count) => sum + (count ?? 0), 0) : undefined;
}
