import type { ChatItemBody } from '@gander/api/gander/schemas';

/** The turns that contain `find`, letter case aside, and those around them. */
export function listMatches(items: readonly ChatItemBody[], find: string): ReadonlySet<ChatItemBody> {
  const matches = new Set<ChatItemBody>();
  const needle = find.toLowerCase();
  const visit = (item: ChatItemBody): boolean => {
    const { items: inner = [], ...own } = item.kind === 'message' ? { ...item, items: [] } : item;
    // Every one, not only the first: all of them are to be marked.
    const isInside = inner.map((child) => visit(child)).includes(true);
    const isMatch = isInside || toText(own).toLowerCase().includes(needle);
    if (isMatch) matches.add(item);
    return isMatch;
  };
  for (const item of items) visit(item);
  return matches;
}

function toText(item: object): string {
  const texts: string[] = [];
  JSON.stringify(item, (key, value: unknown) => {
    if (key === 'data' || key === 'spanId' || key === 'kind') return undefined;
    if (typeof value === 'string') texts.push(value);
    return value;
  });
  return texts.join('\n');
}
