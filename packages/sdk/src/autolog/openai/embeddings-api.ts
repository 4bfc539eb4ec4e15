import { SpanType } from '../../vocabulary/span-type.ts';
import type { ModelApi } from '../calls/model-api.ts';
import { pickDefined } from '../json/pick-defined.ts';
import { isRecord, readField, readList, readNumber, readText } from '../json/read-field.ts';
import { GenAiKey } from '../vocabulary/gen-ai-key.ts';
import { readOpenAiUsage } from './read-usage.ts';

/**
 * `POST /embeddings`. The vectors themselves stay out: they are large, say nothing to a reader, and whoever needs them
 * has them. Source: https://platform.openai.com/docs/api-reference/embeddings
 */
export const embeddingsApi: ModelApi = {
  operation: 'embeddings',
  spanType: SpanType.EMBEDDING,
  messageFormat: 'openai',
  describeRequest: (body) => ({
    model: readText(body, 'model'),
    attributes: pickDefined({
      'gen_ai.request.encoding_formats': toEncodings(readText(body, 'encoding_format')),
      [GenAiKey.EMBEDDING_DIMENSIONS]: readNumber(body, 'dimensions'),
    }),
  }),
  describeResponse(response) {
    const data = readList(response, 'data');
    const dimensions = readNumber(readField(data[0], 'embedding'), 'length');
    const isVector = typeof readField(data[0], 'embedding') !== 'string';
    return {
      outputs: isRecord(response) ? { ...response, data: { count: data.length } } : response,
      model: readText(response, 'model'),
      usage: readOpenAiUsage(readField(response, 'usage')),
      attributes: pickDefined({ [GenAiKey.EMBEDDING_DIMENSIONS]: isVector ? dimensions : undefined }),
    };
  },
  createAccumulator: () => ({ add: () => undefined, result: () => undefined }),
};

function toEncodings(format: string | undefined): readonly string[] | undefined {
  return format === undefined ? undefined : [format];
}
