import type { StreamAccumulator } from '../calls/model-api.ts';
import { isRecord, readField, readList, readNumber, readText } from '../json/read-field.ts';

type Part = Record<string, unknown>;

interface CandidateDraft {
  readonly role: string;
  readonly parts: Part[];
  rest: Record<string, unknown>;
}

/** Joins streamed responses: texts that follow one another grow together, thoughts apart from answers. */
export function createContentAccumulator(): StreamAccumulator {
  const head: Record<string, unknown> = {};
  const candidates = new Map<number, CandidateDraft>();
  return {
    add(chunk) {
      for (const [key, value] of Object.entries(chunk ?? {})) {
        if (key !== 'candidates' && value !== undefined) head[key] = value;
      }
      for (const candidate of readList(chunk, 'candidates')) addCandidate(candidates, candidate);
    },
    result: () => ({
      ...head,
      candidates: [...candidates].map(([index, { role, parts, rest }]) => ({
        index,
        ...rest,
        content: { role, parts },
      })),
    }),
  };
}

function addCandidate(candidates: Map<number, CandidateDraft>, candidate: unknown): void {
  const index = readNumber(candidate, 'index') ?? 0;
  const content = readField(candidate, 'content');
  const draft = candidates.get(index) ?? { role: readText(content, 'role') ?? 'model', parts: [], rest: {} };
  candidates.set(index, draft);
  const { content: _, ...rest } = isRecord(candidate) ? candidate : {};
  draft.rest = { ...draft.rest, ...rest };
  for (const part of readList(content, 'parts')) addPart(draft.parts, part);
}

function addPart(parts: Part[], part: unknown): void {
  if (!isRecord(part)) return;
  const last = parts.at(-1);
  const text = part['text'];
  const isMore = typeof text === 'string' && typeof last?.['text'] === 'string' && last['thought'] === part['thought'];
  if (isMore) Object.assign(last, part, { text: `${last['text'] as string}${text}` });
  else parts.push({ ...part });
}
