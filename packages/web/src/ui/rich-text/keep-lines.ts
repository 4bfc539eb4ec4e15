/** As much of a Markdown tree as is needed here. */
export interface MarkdownNode {
  type: string;
  value?: string;
  children?: MarkdownNode[];
}

/** What holds words and no blocks. */
const INLINE_PARENTS: ReadonlySet<string> = new Set([
  'paragraph',
  'heading',
  'emphasis',
  'strong',
  'delete',
  'link',
  'tableCell',
]);

/**
 * For prompts, whose lines mean something: the end of a line stays one, and tags (`<rules>` …) are text with its lines. In
 * books a single line end is a space; in what people write for models it hardly ever is. Changes the tree.
 */
export function keepLines(node: MarkdownNode): void {
  if (node.children === undefined) return;
  const isInline = INLINE_PARENTS.has(node.type);
  node.children = node.children.flatMap((child) => {
    if (child.type === 'html') {
      const lines = toLines(child.value ?? '');
      return isInline ? lines : [{ type: 'paragraph', children: lines }];
    }
    if (child.type === 'text') return toLines(child.value ?? '');
    keepLines(child);
    return [child];
  });
}

function toLines(text: string): MarkdownNode[] {
  return text
    .split('\n')
    .flatMap((line, index): MarkdownNode[] => [
      ...(index === 0 ? [] : [{ type: 'break' }]),
      ...(line === '' ? [] : [{ type: 'text', value: line }]),
    ]);
}
