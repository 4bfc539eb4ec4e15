import { describe, expect, it } from 'vitest';

import { isFormatted } from './is-formatted.ts';
import { toMarkdown } from './to-markdown.ts';

describe('isFormatted', () => {
  it.each([
    '# Title',
    'a\n- one\n- two',
    'see `code`',
    '**bold** move',
    '| a | b |\n|---|---|',
    '```js\n1\n```',
    'so \\( x^2 \\)',
    'see [a](https://b.c)',
    'the energy $E = mc^2$ of',
    'for all $n$',
  ])('takes %j for Markdown', (text) => {
    expect(isFormatted(text)).toBe(true);
  });

  it.each([
    'It is 18 degrees.',
    '{"a": "**b**"}',
    '<context>\n- a\n</context>',
    '',
    'a - b',
    '3 * 4 * 5',
    'snake_case_name',
    'from $5 to $10',
    'set $HOME and $PATH',
    'US$5 = CA$7',
    `# ${'x'.repeat(70_000)}`,
  ])('leaves %j as it is', (text) => {
    expect(isFormatted(text)).toBe(false);
  });
});

describe('toMarkdown', () => {
  it.each([
    ['so $E = mc^2$.', 'so $$E = mc^2$$.'],
    ['for $x$, $y_1$ and $\\alpha$', 'for $$x$$, $$y_1$$ and $$\\alpha$$'],
    ['$5 and $10 = $15', '$5 and $10 = $15'],
    ['$HOME=$PWD', '$HOME=$PWD'],
    ['$$a=b$$', '$$a=b$$'],
    ['`$a=b$` and `\\(x\\)`', '`$a=b$` and `\\(x\\)`'],
    ['$ a = b $ is spaced', '$ a = b $ is spaced'],
  ])('reads %j as %j', (text, markdown) => {
    expect(toMarkdown(text)).toBe(markdown);
  });

  it('turns the formulas of models into those of the parser, and leaves code and money alone', () => {
    expect(toMarkdown('so \\(x\\) costs $5\n\\[\ny\n\\]')).toBe('so $$x$$ costs $5\n$$\ny\n$$');
    expect(toMarkdown('```tex\n\\(x\\)\n```\n\\(y\\)')).toBe('```tex\n\\(x\\)\n```\n$$y$$');
  });
});
