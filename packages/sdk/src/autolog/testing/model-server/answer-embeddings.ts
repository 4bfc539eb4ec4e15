import { Buffer } from 'node:buffer';

import type { Answer, ModelRequest } from './wire.ts';

const VECTOR = [0.25, -0.5, 1];

/** Vectors of three numbers, as base64 when asked for: OpenAI's SDK asks. */
export function answerEmbeddings({ body }: ModelRequest): Answer {
  const input: readonly unknown[] = Array.isArray(body['input']) ? (body['input'] as unknown[]) : [body['input']];
  const isBase64 = body['encoding_format'] === 'base64';
  const embedding = isBase64 ? Buffer.from(new Float32Array(VECTOR).buffer).toString('base64') : VECTOR;
  const data = input.map((_, index) => ({ object: 'embedding', index, embedding }));
  return {
    json: { object: 'list', data, model: body['model'] as string, usage: { prompt_tokens: 6, total_tokens: 6 } },
  };
}
