import type { StreamAccumulator } from '../calls/model-api.ts';
import { toMaybeJson } from '../json/maybe-json.ts';
import { isRecord, readField, readList, readNumber, readText } from '../json/read-field.ts';

type Item = Record<string, unknown>;

/**
 * Joins the events of a streamed interaction, of both versions of the API: `step.*` fills `steps`, `content.*` filled
 * `outputs`. The last event may hold the whole interaction, or only its status and usage.
 */
export function createInteractionAccumulator(): StreamAccumulator {
  const head: Item = {};
  const lists = { steps: new Map<number, Item>(), outputs: new Map<number, Item>() };
  return {
    add(event) {
      Object.assign(head, readHead(event));
      const index = readNumber(event, 'index');
      if (index === undefined) return;
      const list = lists[(readText(event, 'event_type') ?? '').startsWith('content.') ? 'outputs' : 'steps'];
      const begun = readField(event, 'step') ?? readField(event, 'content');
      const item = list.get(index) ?? {};
      list.set(index, item);
      if (isRecord(begun)) Object.assign(item, structuredClone(begun));
      addDelta(item, readField(event, 'delta'));
    },
    result() {
      const whole = (['steps', 'outputs'] as const).map((name) => [name, toList(head[name], lists[name])] as const);
      return { ...head, ...Object.fromEntries(whole.filter(([, items]) => items.length > 0)) };
    },
  };
}

/** What an event says of the interaction as a whole; the steps of one that only begins are none yet. */
function readHead(event: unknown): Item {
  const interaction = readField(event, 'interaction');
  if (isRecord(interaction)) {
    const said = Object.entries(interaction).filter(([, value]) => !(Array.isArray(value) && value.length === 0));
    return Object.fromEntries(said);
  }
  const type = readText(event, 'event_type');
  if (type === 'error') return { status: 'failed', error: readField(event, 'error') };
  return type === 'interaction.status_update' ? { status: readField(event, 'status') } : {};
}

function toList(whole: unknown, collected: ReadonlyMap<number, Item>): readonly unknown[] {
  if (Array.isArray(whole) && whole.length > 0) return whole as readonly unknown[];
  return [...collected]
    .toSorted(([left], [right]) => left - right)
    .map(([, item]) =>
      typeof item['arguments'] === 'string' ? { ...item, arguments: toMaybeJson(item['arguments']) } : item,
    );
}

function addDelta(item: Item, delta: unknown): void {
  if (!isRecord(delta)) return;
  switch (delta['type']) {
    case 'text':
      addText(item, readText(delta, 'text') ?? '');
      return;
    case 'thought_summary':
      item['type'] ??= 'thought';
      item['summary'] = joinTexts(readList(item, 'summary'), readField(delta, 'content'));
      return;
    case 'thought_signature':
      item['type'] ??= 'thought';
      item['signature'] = delta['signature'];
      return;
    case 'arguments_delta': {
      const earlier = typeof item['arguments'] === 'string' ? item['arguments'] : '';
      item['arguments'] = earlier + (readText(delta, 'arguments') ?? '');
      return;
    }
    default:
      if (item['type'] === 'model_output') item['content'] = [...readList(item, 'content'), delta];
      else Object.assign(item, delta);
  }
}

/** A step has contents; a content is a text itself. */
function addText(item: Item, text: string): void {
  if (item['type'] === 'model_output') {
    item['content'] = joinTexts(readList(item, 'content'), { type: 'text', text });
    return;
  }
  item['type'] ??= 'text';
  item['text'] = `${readText(item, 'text') ?? ''}${text}`;
}

/** Pieces of a text are one text. */
function joinTexts(parts: readonly unknown[], part: unknown): readonly unknown[] {
  const last = parts.at(-1);
  const text = readText(part, 'text');
  const earlier = readText(last, 'type') === 'text' ? readText(last, 'text') : undefined;
  if (text === undefined || earlier === undefined || !isRecord(last))
    return part === undefined ? parts : [...parts, part];
  return [...parts.slice(0, -1), { ...last, text: earlier + text }];
}
