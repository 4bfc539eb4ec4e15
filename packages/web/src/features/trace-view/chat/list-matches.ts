import type { ChatItemBody } from '@gander/api/gander/chat-schemas';

export interface ChatMatches {
  /** The turns that say it themselves, from top to bottom. */
  readonly turns: readonly ChatItemBody[];
  /** These, and those that they are inside of. */
  readonly bright: ReadonlySet<ChatItemBody>;
  /** For each of them, what it is inside of. */
  readonly around: ReadonlyMap<ChatItemBody, readonly ChatItemBody[]>;
}

/** The turns that contain `find`, letter case aside. */
export function listMatches(items: readonly ChatItemBody[], find: string): ChatMatches {
  const needle = find.toLowerCase();
  const turns: ChatItemBody[] = [];
  const bright = new Set<ChatItemBody>();
  const around = new Map<ChatItemBody, readonly ChatItemBody[]>();
  const visit = (item: ChatItemBody, outer: readonly ChatItemBody[]) => {
    if (listTexts(item).some((text) => text.toLowerCase().includes(needle))) {
      turns.push(item);
      around.set(item, outer);
      for (const one of [...outer, item]) bright.add(one);
    }
    if (item.kind === 'message') return;
    for (const inner of item.items) visit(inner, [...outer, item]);
  };
  for (const item of items) visit(item, []);
  return { turns, bright, around };
}

/** What a turn shows of itself, piece by piece. */
function listTexts(item: ChatItemBody): readonly string[] {
  switch (item.kind) {
    case 'message':
      return [item.name ?? '', ...item.parts.flatMap(listPartTexts)];
    case 'tool':
      return [item.name, ...listValueTexts(item.arguments), ...listValueTexts(item.result)];
    case 'agent':
      return [item.name];
  }
}

type PartBody = Extract<ChatItemBody, { kind: 'message' }>['parts'][number];

function listPartTexts(part: PartBody): readonly string[] {
  switch (part.type) {
    case 'text':
    case 'refusal':
    case 'reasoning':
      return listValueTexts(part.text);
    case 'tool_call':
      return [part.name, part.id ?? '', ...listValueTexts(part.arguments)];
    case 'tool_result':
      return [part.name ?? '', part.id ?? '', ...listValueTexts(part.result)];
    case 'unknown':
      return listValueTexts(part.raw);
    default:
      return [part.transcript ?? '', isBytes(part.url ?? '') ? '' : (part.url ?? '')];
  }
}

/** Names and plain values inside a value. */
function listValueTexts(value: unknown): readonly string[] {
  if (typeof value === 'string') return isBytes(value) ? [] : [value];
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    Array.isArray(value) ? listValueTexts(member) : [name, ...listValueTexts(member)],
  );
}

/** They are drawn as what they are: nobody reads them. */
function isBytes(text: string): boolean {
  return /^data:[\w.+-]+\/[\w.+-]+[;,]/.test(text.slice(0, 200));
}
