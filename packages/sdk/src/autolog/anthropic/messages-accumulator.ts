import type { StreamAccumulator } from '../calls/model-api.ts';
import { toMaybeJson } from '../json/maybe-json.ts';
import { isRecord, readField, readNumber, readText } from '../json/read-field.ts';

type Block = Record<string, unknown>;

/**
 * Joins the events of a streamed message.
 *
 * Source: https://docs.anthropic.com/en/docs/build-with-claude/streaming
 */
export function createMessagesAccumulator(): StreamAccumulator {
  const message: Record<string, unknown> = {};
  const blocks = new Map<number, Block>();
  const argumentTexts = new Map<number, string>();
  return {
    add(event) {
      const type = readText(event, 'type');
      const index = readNumber(event, 'index') ?? 0;
      if (type === 'message_start') Object.assign(message, readField(event, 'message'));
      else if (type === 'message_delta') addMessageDelta(message, event);
      else if (type === 'content_block_start') blocks.set(index, { ...(readField(event, 'content_block') as object) });
      else if (type === 'content_block_delta') {
        const delta = readField(event, 'delta');
        const json = readText(delta, 'partial_json');
        if (json !== undefined) argumentTexts.set(index, (argumentTexts.get(index) ?? '') + json);
        else addBlockDelta(blocks.get(index) ?? {}, delta);
      }
    },
    result() {
      const content = [...blocks].map(([index, block]) => {
        const text = argumentTexts.get(index);
        return text === undefined ? block : { ...block, input: toMaybeJson(text) };
      });
      return { ...message, content };
    },
  };
}

/** The last counts are the whole ones; those that it leaves out stand as they were at the start. */
function addMessageDelta(message: Record<string, unknown>, event: unknown): void {
  Object.assign(message, readField(event, 'delta'));
  const counts = Object.entries(readField(event, 'usage') ?? {}).filter(([, count]) => count !== null);
  const known = message['usage'];
  message['usage'] = { ...(isRecord(known) ? known : {}), ...Object.fromEntries(counts) };
}

function addBlockDelta(block: Block, delta: unknown): void {
  const grow = (member: string): void => {
    const piece = readField(delta, member);
    if (typeof piece === 'string') block[member] = `${typeof block[member] === 'string' ? block[member] : ''}${piece}`;
  };
  for (const member of ['text', 'thinking', 'signature']) grow(member);
  const citation = readField(delta, 'citation');
  if (citation === undefined) return;
  const citations = block['citations'];
  block['citations'] = [...(Array.isArray(citations) ? (citations as unknown[]) : []), citation];
}
