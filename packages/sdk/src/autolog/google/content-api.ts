import { SpanType } from '../../vocabulary/span-type.ts';
import type { ModelApi } from '../calls/model-api.ts';
import { pickDefined } from '../json/pick-defined.ts';
import { isRecord, readField, readList, readText } from '../json/read-field.ts';
import { fromGeminiContent, fromGeminiContents, toGeminiSystemParts } from '../messages/gemini-messages.ts';
import type { GenAiTool } from '../messages/gen-ai-message.ts';
import { createContentAccumulator } from './content-accumulator.ts';
import { readGeminiUsage } from './read-usage.ts';
import { toPlainResponse } from './to-plain-response.ts';

/** `models.generateContent`. Source: https://ai.google.dev/api/generate-content */
export const contentApi: ModelApi = {
  operation: 'generate_content',
  spanType: SpanType.CHAT_MODEL,
  messageFormat: 'gemini',
  describeRequest(params) {
    const config = readField(params, 'config');
    return {
      model: readText(params, 'model'),
      messages: fromGeminiContents(readField(params, 'contents')),
      system: toGeminiSystemParts(readField(config, 'systemInstruction')),
      tools: readList(config, 'tools').flatMap((tool) => toTools(tool)),
      attributes: pickDefined({
        'gen_ai.request.max_tokens': readField(config, 'maxOutputTokens'),
        'gen_ai.request.temperature': readField(config, 'temperature'),
        'gen_ai.request.top_p': readField(config, 'topP'),
        'gen_ai.request.top_k': readField(config, 'topK'),
        'gen_ai.request.seed': readField(config, 'seed'),
        'gen_ai.request.stop_sequences': readField(config, 'stopSequences'),
        'gen_ai.request.choice.count': readField(config, 'candidateCount'),
      }),
    };
  },
  toInputs,
  describeResponse(response) {
    const candidates = readList(response, 'candidates');
    return {
      outputs: toPlainResponse(response),
      model: readText(response, 'modelVersion'),
      id: readText(response, 'responseId'),
      finishReasons: candidates.map((one) => readText(one, 'finishReason')).filter((reason) => reason !== undefined),
      messages: candidates.map((one) => fromGeminiContent(readField(one, 'content'), readText(one, 'finishReason'))),
      usage: readGeminiUsage(readField(response, 'usageMetadata')),
    };
  },
  createAccumulator: createContentAccumulator,
};

/** In the form of the API itself, where instructions and tools stand beside the contents. */
function toInputs(params: unknown): unknown {
  const config = readField(params, 'config');
  if (!isRecord(params) || !isRecord(config)) return params;
  const { systemInstruction, tools, abortSignal: _, httpOptions: __, ...generationConfig } = config;
  return pickDefined({
    model: params['model'],
    contents: params['contents'],
    systemInstruction,
    tools,
    config: generationConfig,
  });
}

/** The declared functions, and the provider's own tools (`{ googleSearch: {} }`) by their names. */
function toTools(tool: unknown): readonly GenAiTool[] {
  const declared = readList(tool, 'functionDeclarations').map((declaration) => ({
    type: 'function',
    name: readText(declaration, 'name') ?? 'function',
    description: readText(declaration, 'description'),
    parameters: readField(declaration, 'parametersJsonSchema') ?? readField(declaration, 'parameters'),
  }));
  const own = Object.keys(isRecord(tool) ? tool : {}).filter((name) => name !== 'functionDeclarations');
  return declared.length > 0 ? declared : own.map((name) => ({ type: name, name }));
}
