import type { StreamAccumulator } from '../calls/model-api.ts';
import { readField, readText } from '../json/read-field.ts';

type Part = Record<string, unknown>;

/**
 * Joins the parts of a model's stream to what `doGenerate` would have answered. Texts and thoughts come in pieces under
 * an id; calls come whole after their pieces.
 */
export function createStreamAccumulator(): StreamAccumulator {
  const content: Part[] = [];
  const open = new Map<string, Part>();
  const rest: Record<string, unknown> = {};
  return {
    add(chunk) {
      const type = readText(chunk, 'type') ?? '';
      const [kind = '', phase] = type.split(/-(?=start$|delta$|end$)/);
      if (kind === 'text' || kind === 'reasoning') {
        const key = `${kind}:${String(readField(chunk, 'id'))}`;
        if (phase === 'start' || !open.has(key)) addOpen(content, open, { key, kind });
        const part = open.get(key);
        const delta = readText(chunk, 'delta');
        if (part !== undefined && delta !== undefined) part['text'] = `${part['text'] as string}${delta}`;
      } else if (type === 'response-metadata') rest['response'] = pick(chunk, ['id', 'modelId', 'timestamp']);
      else if (type === 'finish') Object.assign(rest, pick(chunk, ['finishReason', 'usage', 'providerMetadata']));
      else if (type === 'error') throw new Error('The stream broke off.');
      else if (WHOLE_PARTS.has(type)) content.push({ ...(chunk as object) });
    },
    result: () => ({ content, ...rest }),
  };
}

const WHOLE_PARTS: ReadonlySet<string> = new Set(['tool-call', 'tool-result', 'source', 'file']);

function addOpen(content: Part[], open: Map<string, Part>, { key, kind }: { key: string; kind: string }): void {
  const part = { type: kind, text: '' };
  open.set(key, part);
  content.push(part);
}

function pick(value: unknown, keys: readonly string[]): Record<string, unknown> {
  const picked: Record<string, unknown> = {};
  for (const key of keys) {
    const member = readField(value, key);
    if (member !== undefined) picked[key] = member;
  }
  return picked;
}
