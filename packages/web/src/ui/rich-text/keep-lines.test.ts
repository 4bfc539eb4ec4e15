import { expect, test } from 'vitest';

import { keepLines, type MarkdownNode } from './keep-lines.ts';

const text = (value: string): MarkdownNode => ({ type: 'text', value });

function kept(...children: MarkdownNode[]): MarkdownNode[] | undefined {
  const root: MarkdownNode = { type: 'root', children };
  keepLines(root);
  return root.children;
}

test('the end of a line in a paragraph stays one', () => {
  expect(
    kept({ type: 'paragraph', children: [text('one\ntwo'), { type: 'strong', children: [text('a\nb')] }] }),
  ).toEqual([
    {
      type: 'paragraph',
      children: [
        text('one'),
        { type: 'break' },
        text('two'),
        { type: 'strong', children: [text('a'), { type: 'break' }, text('b')] },
      ],
    },
  ]);
});

test('tags are text, on lines of their own where they stood so', () => {
  expect(kept({ type: 'html', value: '<rules>\nBe brief.\n</rules>' })).toEqual([
    {
      type: 'paragraph',
      children: [text('<rules>'), { type: 'break' }, text('Be brief.'), { type: 'break' }, text('</rules>')],
    },
  ]);
  expect(kept({ type: 'paragraph', children: [text('a '), { type: 'html', value: '<b>' }] })).toEqual([
    { type: 'paragraph', children: [text('a '), text('<b>')] },
  ]);
});

test('code is left as it is', () => {
  const code = { type: 'code', value: 'a\nb' };
  expect(kept(code)).toEqual([code]);
});
