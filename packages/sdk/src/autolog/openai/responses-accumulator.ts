import type { StreamAccumulator } from '../calls/model-api.ts';
import { isRecord, readField, readList, readNumber, readText } from '../json/read-field.ts';

type Item = Record<string, unknown>;

/**
 * Joins the events of a streamed response. The last event holds the whole response; what came before is put together for
 * streams that break off, and for servers that leave that event out.
 */
export function createResponsesAccumulator(): StreamAccumulator {
  let head: unknown;
  const items = new Map<number, Item>();
  return {
    add(event) {
      const response = readField(event, 'response');
      if (isRecord(response)) head = response;
      const index = readNumber(event, 'output_index');
      if (index !== undefined) addToItem(items, index, event);
    },
    result() {
      if (readList(head, 'output').length > 0 || items.size === 0) return head;
      const output = [...items].toSorted(([left], [right]) => left - right).map(([, item]) => item);
      return { ...(isRecord(head) ? head : {}), output };
    },
  };
}

function addToItem(items: Map<number, Item>, index: number, event: unknown): void {
  const whole = readField(event, 'item');
  if (isRecord(whole)) {
    items.set(index, structuredClone(whole));
    return;
  }
  const item = items.get(index) ?? { type: 'message', role: 'assistant', content: [] };
  items.set(index, item);
  const delta = readText(event, 'delta');
  if (delta === undefined) return;
  const type = readText(event, 'type') ?? '';
  if (type === 'response.output_text.delta') addToText({ item, event, list: 'content', type: 'output_text', delta });
  else if (type === 'response.refusal.delta') addToText({ item, event, list: 'content', type: 'refusal', delta });
  else if (type === 'response.reasoning_summary_text.delta') {
    addToText({ item, event, list: 'summary', type: 'summary_text', delta });
  } else if (type.endsWith('_arguments.delta')) item['arguments'] = `${readText(item, 'arguments') ?? ''}${delta}`;
  else if (type === 'response.custom_tool_call_input.delta') item['input'] = `${readText(item, 'input') ?? ''}${delta}`;
}

interface TextDelta {
  readonly item: Item;
  readonly event: unknown;
  readonly list: 'content' | 'summary';
  readonly type: string;
  readonly delta: string;
}

function addToText({ item, event, list, type, delta }: TextDelta): void {
  const index = readNumber(event, 'content_index') ?? readNumber(event, 'summary_index') ?? 0;
  const parts = [...readList(item, list)];
  const member = type === 'refusal' ? 'refusal' : 'text';
  parts[index] = { type, [member]: `${readText(parts[index], member) ?? ''}${delta}` };
  item[list] = parts;
}
