import { ANSWER_TEXT, listToolCalls, THOUGHT, toPieces } from './script.ts';
import type { Answer, ModelRequest } from './wire.ts';

const USAGE = {
  promptTokenCount: 14,
  cachedContentTokenCount: 4,
  candidatesTokenCount: 6,
  thoughtsTokenCount: 3,
  totalTokenCount: 23,
};

/** The Gemini API: content in one piece or streamed, and embeddings. */
export function answerGemini(request: ModelRequest): Answer {
  const method = request.path.slice(request.path.lastIndexOf(':') + 1);
  if (method === 'batchEmbedContents') return { json: { embeddings: [{ values: [0.25, -0.5, 1] }] } };
  if (method === 'embedContent') return { json: { embedding: { values: [0.25, -0.5, 1] } } };
  if (method === 'countTokens') return { json: { totalTokens: 14 } };
  const parts = listParts(request.body);
  const head = { modelVersion: 'gemini-3-flash-001', responseId: 'gem-1' };
  if (method === 'generateContent') {
    return { json: { ...head, candidates: [toCandidate(parts, 'STOP')], usageMetadata: USAGE } };
  }
  const pieces = parts.flatMap((part) =>
    typeof part.text === 'string' ? toPieces(part.text).map((text) => ({ ...part, text })) : [part],
  );
  return {
    events: pieces.map((part, index) => {
      const isLast = index === pieces.length - 1;
      const candidates = [toCandidate([part], isLast ? 'STOP' : undefined)];
      return { data: { ...head, candidates, ...(isLast ? { usageMetadata: USAGE } : {}) } };
    }),
  };
}

interface Part {
  readonly text?: string;
  readonly thought?: boolean;
  readonly functionCall?: object;
}

function listParts(body: ModelRequest['body']): readonly Part[] {
  const prompt = JSON.stringify(body['contents']);
  const tools = ((body['tools'] ?? []) as readonly { functionDeclarations?: readonly { name: string }[] }[]).flatMap(
    (tool) => tool.functionDeclarations?.map(({ name }) => name) ?? [],
  );
  const calls = prompt.includes('functionResponse') ? [] : listToolCalls(prompt, tools);
  if (calls.length > 0)
    return calls.map(({ id, name, args }) => ({ functionCall: { id, name, args: args as object } }));
  return [{ text: THOUGHT, thought: true }, { text: ANSWER_TEXT }];
}

function toCandidate(parts: readonly Part[], finishReason: string | undefined): unknown {
  return { index: 0, content: { role: 'model', parts }, ...(finishReason === undefined ? {} : { finishReason }) };
}
