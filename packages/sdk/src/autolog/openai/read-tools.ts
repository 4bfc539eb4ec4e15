import { isRecord, readField, readText } from '../json/read-field.ts';
import type { GenAiTool } from '../messages/gen-ai-message.ts';

/** `tools` of the chat API (nested in `function`) and of the responses API (flat; the provider's own have only a type). */
export function readOpenAiTools(tools: readonly unknown[]): readonly GenAiTool[] {
  return tools.filter((tool) => isRecord(tool)).map((tool) => toTool(tool));
}

function toTool(tool: unknown): GenAiTool {
  const type = readText(tool, 'type') ?? 'function';
  const declared = readField(tool, 'function') ?? readField(tool, 'custom') ?? tool;
  return {
    type,
    name: readText(declared, 'name') ?? type,
    description: readText(declared, 'description'),
    parameters: readField(declared, 'parameters'),
  };
}
