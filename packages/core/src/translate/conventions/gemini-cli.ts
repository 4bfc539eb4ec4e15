import { toTranslator } from '../declared/to-translator.ts';
import type { Translator } from '../translator.ts';

/**
 * Gemini CLI names a span by its operation and puts a tool's arguments where others put messages. The session is an
 * attribute of the resource. Source: https://geminicli.com/docs/cli/telemetry/
 */
export const geminiCli: Translator = toTranslator({
  name: 'gemini-cli',
  title: 'Gemini CLI',
  clues: [{ scopes: ['gemini-cli'] }, { values: ['gen_ai.agent.name', ['gemini-cli']] }],
  types: [
    {
      key: 'gen_ai.operation.name',
      words: {
        llm_call: 'CHAT_MODEL',
        tool_call: 'TOOL',
        agent_call: 'AGENT',
        user_prompt: 'AGENT',
        system_prompt: 'CHAIN',
        schedule_tool_calls: 'CHAIN',
      },
    },
  ],
  fields: {
    toolName: ['gen_ai.tool.name'],
    toolCallId: ['gen_ai.tool.call_id', 'gen_ai.tool.call.id'],
    toolArguments: ['gen_ai.tool.call.arguments', 'gen_ai.input.messages'],
    toolResult: ['gen_ai.tool.call.result', 'gen_ai.output.messages'],
  },
});
