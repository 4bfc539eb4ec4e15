import clsx from 'clsx';
import { useMemo, useState } from 'react';
import Markdown, { type Components } from 'react-markdown';
import rehypeHighlight from 'rehype-highlight';
import rehypeKatex from 'rehype-katex';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';

import { formatCount } from '../../format/tokens.ts';
import { ExternalLink } from '../ExternalLink.tsx';
import { FoldButton } from '../FoldButton.tsx';
import { isWebUrl } from '../is-web-url.ts';
import { LongText, type LongTextProps } from '../LongText.tsx';
import { useReveal } from '../reveal-context.ts';
import { CodeFence } from './CodeFence.tsx';
import { keepLines } from './keep-lines.ts';
import { toMarkdown } from './to-markdown.ts';

const DEFAULT_FOLDED_CHARS = 4000;

/**
 * Everything here may come from an attacker: no HTML is taken over, links are plain web addresses, and pictures are links,
 * because fetching one would tell somebody who reads the trace.
 */
const COMPONENTS: Components = {
  a: ({ href, children }) => <ExternalLink href={href ?? ''}>{children}</ExternalLink>,
  img: ({ src, alt }) => (
    <ExternalLink href={typeof src === 'string' ? src : ''}>
      {toImageText(alt, typeof src === 'string' ? src : '')}
    </ExternalLink>
  ),
  pre: ({ children }) => <CodeFence>{children}</CodeFence>,
  table: ({ children }) => (
    <div className="overflow-x-auto">
      <table>{children}</table>
    </div>
  ),
  input: ({ checked, type }) => <input type={type} checked={checked === true} readOnly disabled />,
};

const REMARK = [remarkGfm, [remarkMath, { singleDollarTextMath: false }], () => keepLines] satisfies Parameters<
  typeof Markdown
>[0]['remarkPlugins'];
const REHYPE = [
  [rehypeHighlight, { detect: false, ignoreMissing: true }],
  // MathML: browsers draw it by themselves, without the fonts and inline styles that our CSP forbids. A macro bomb ends at the limit.
  [rehypeKatex, { output: 'mathml', throwOnError: false, strict: 'ignore', maxExpand: 200, maxSize: 20, trust: false }],
] satisfies Parameters<typeof Markdown>[0]['rehypePlugins'];

/** Markdown drawn, folded like any long text, and as it was written on demand. */
export function FormattedText({ text, foldedChars = DEFAULT_FOLDED_CHARS, className }: LongTextProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [isSource, setIsSource] = useState(false);
  const isFoldable = text.length > foldedChars * 1.2;
  const shown = isFoldable && !isOpen ? cutAtLine(text, foldedChars) : text;
  useReveal(
    () => text,
    (end) => {
      if (end > shown.length) setIsOpen(true);
    },
  );
  const drawn = useMemo(
    () => (
      <Markdown components={COMPONENTS} remarkPlugins={REMARK} rehypePlugins={REHYPE} skipHtml={false}>
        {toMarkdown(shown)}
      </Markdown>
    ),
    [shown],
  );
  return (
    <div className={clsx('group/text relative', className)}>
      {isSource ? <LongText text={shown} foldedChars={shown.length} /> : <div className="rich-text">{drawn}</div>}
      {isFoldable && (
        <FoldButton
          label={isOpen ? 'fold' : `show ${formatCount(text.length - shown.length)} more`}
          onClick={() => {
            setIsOpen(!isOpen);
          }}
        />
      )}
      <span className="absolute -right-1 bottom-0">
        <FoldButton
          label={isSource ? 'formatted' : 'as written'}
          isQuiet
          onClick={() => {
            setIsSource(!isSource);
          }}
        />
      </span>
    </div>
  );
}

/** Of a picture that is not loaded: what it is said to show, and where it lies. */
function toImageText(alt: string | undefined, src: string): string {
  const text = alt === undefined || alt === '' ? 'image' : alt;
  return isWebUrl(src) ? `${text} (${new URL(src).host})` : text;
}

/** At the end of a line, so that no word and no table is cut in two. */
function cutAtLine(text: string, chars: number): string {
  const lineEnd = text.lastIndexOf('\n', chars);
  return text.slice(0, lineEnd > chars / 2 ? lineEnd : chars);
}
