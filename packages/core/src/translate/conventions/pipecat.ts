import { toTranslator } from '../declared/to-translator.ts';
import type { Translator } from '../translator.ts';

/** Operations of a voice pipeline; any program may use the words, so that they prove nothing on their own. */
const OPERATIONS = [
  'chat',
  'stt',
  'tts',
  'llm_setup',
  'llm_tool_call',
  'llm_tool_result',
  'llm_request',
  'llm_response',
];

/**
 * Pipecat. Realtime services write their settings as `session.<setting>`: only the exact `session.id` names a session.
 * Source: https://docs.pipecat.ai/server/utilities/opentelemetry
 */
export const pipecat: Translator = toTranslator({
  name: 'pipecat',
  title: 'Pipecat',
  clues: [
    { scopePrefixes: ['pipecat'] },
    {
      keys: ['metrics.ttfb', 'turn.number', 'conversation.type', 'metrics.character_count'],
      values: ['gen_ai.operation.name', OPERATIONS],
    },
    { keys: ['turn.number', 'conversation.type'], spanNames: ['conversation', 'turn'] },
  ],
  types: [
    {
      key: 'gen_ai.operation.name',
      words: {
        tts: 'LLM',
        stt: 'LLM',
        llm_setup: 'CHAIN',
        llm_request: 'CHAT_MODEL',
        llm_response: 'CHAT_MODEL',
        llm_tool_call: 'TOOL',
        llm_tool_result: 'TOOL',
      },
    },
    { words: { conversation: 'CHAIN', turn: 'CHAIN' } },
  ],
  fields: {
    sessionId: ['conversation.id'],
    inputs: ['input', 'text'],
    outputs: ['output', 'transcript'],
    systemPrompt: ['gen_ai.system_instructions', 'system'],
    tools: ['tools'],
    toolName: ['tool.function_name'],
    toolCallId: ['tool.call_id'],
    toolArguments: ['tool.arguments'],
    toolResult: ['tool.result'],
    timeToFirstTokenSeconds: ['metrics.ttfb'],
  },
  metadata: {
    'turn.number': 'turn',
    'turn.was_interrupted': 'wasInterrupted',
    'conversation.type': 'conversationType',
    voice_id: 'voice',
    language: 'language',
  },
});
