import type { JsonObject, JsonValue } from '../json-value.ts';
import { pickDefined } from '../json/pick-defined.ts';
import { findField, findList, findObject, findText, isJsonList, isJsonObject } from '../json/json-fields.ts';
import { toMaybeJson } from '../json/maybe-json.ts';
import type { ToolDefinition } from '../message.ts';

/**
 * The tools offered to a model, in any provider's spelling: GenAI and AI SDK `{type, name, parameters | inputSchema}`,
 * OpenAI `{type, function}`, Anthropic `{name, input_schema}`, Gemini `{functionDeclarations}`, each possibly a JSON
 * string of its own, or an object of tools by name. `undefined` when nothing in it is a tool.
 */
export function toToolDefinitions(value: JsonValue): readonly ToolDefinition[] | undefined {
  const decoded = typeof value === 'string' ? toMaybeJson(value) : value;
  const list = isJsonList(decoded) ? decoded : isJsonObject(decoded) ? toListOfNamed(decoded) : [];
  const tools = list.flatMap((item) => toTools(typeof item === 'string' ? toMaybeJson(item) : item));
  return tools.length > 0 ? tools : undefined;
}

/** VoltAgent and others give the names only: `getWeather,searchDocs`. */
export function toNamedTools(names: string): readonly ToolDefinition[] | undefined {
  const tools = names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) => ({ type: 'function', name }));
  return tools.length > 0 ? tools : undefined;
}

function toListOfNamed(tools: JsonObject): readonly JsonValue[] {
  if (findField(tools, 'name', 'function', 'functionDeclarations', 'function_declarations') !== undefined)
    return [tools];
  return Object.entries(tools).map(([name, tool]) => (isJsonObject(tool) ? { name, ...tool } : { name }));
}

function toTools(tool: JsonValue): readonly ToolDefinition[] {
  if (!isJsonObject(tool)) return typeof tool === 'string' && tool !== '' ? [{ type: 'function', name: tool }] : [];
  const declarations = findList(tool, 'functionDeclarations', 'function_declarations');
  if (declarations !== undefined) return declarations.flatMap((declaration) => toTools(declaration));
  const inner = findObject(tool, 'function', 'toolSpec', 'custom') ?? tool;
  const parameters = findField(inner, 'parameters', 'inputSchema', 'input_schema', 'parametersJsonSchema', 'args');
  return [
    pickDefined({
      type: findText(tool, 'type') ?? 'function',
      name: findText(inner, 'name', 'id'),
      description: findText(inner, 'description'),
      parameters: typeof parameters === 'string' ? toMaybeJson(parameters) : parameters,
    }),
  ];
}
