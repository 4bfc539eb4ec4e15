import { SpanType } from '../../vocabulary/span-type.ts';
import type { ModelApi } from '../calls/model-api.ts';
import { pickDefined } from '../json/pick-defined.ts';
import { readField, readList, readNumber, readText } from '../json/read-field.ts';
import { fromGeminiContents } from '../messages/gemini-messages.ts';
import { GenAiKey } from '../vocabulary/gen-ai-key.ts';

/** `models.embedContent`; the vectors stay out, as everywhere. */
export const geminiEmbeddingApi: ModelApi = {
  operation: 'embeddings',
  spanType: SpanType.EMBEDDING,
  messageFormat: 'gemini',
  describeRequest: (params) => ({
    model: readText(params, 'model'),
    messages: fromGeminiContents(readField(params, 'contents')),
  }),
  describeResponse(response) {
    const embeddings = readList(response, 'embeddings');
    return {
      outputs: { embeddings: { count: embeddings.length } },
      attributes: pickDefined({
        [GenAiKey.EMBEDDING_DIMENSIONS]: readNumber(readField(embeddings[0], 'values'), 'length'),
      }),
    };
  },
  createAccumulator: () => ({ add: () => undefined, result: () => undefined }),
};
