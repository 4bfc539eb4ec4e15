import clsx from 'clsx';
import { useMemo } from 'react';

import { type Paint, type PaintedPart, paintFilter } from '../language/paint-filter.ts';

export interface FilterPaintProps {
  readonly text: string;
  /** Where something else was expected. */
  readonly problemAt?: number | undefined;
}

const LOOKS: Readonly<Record<Paint, string>> = {
  plain: '',
  key: 'text-json-key',
  operator: 'text-json-word',
  connective: 'text-json-word font-semibold',
  text: 'text-json-string',
  number: 'text-json-number',
  bracket: 'text-ink-faint',
  broken: 'text-json-string',
};

const MARKED = 'underline decoration-error decoration-wavy decoration-1 underline-offset-3';

/** The filter in colours, with a wavy line under what is wrong. */
export function FilterPaint({ text, problemAt }: FilterPaintProps) {
  const parts = useMemo(() => paintFilter(text), [text]);
  const isAtEnd = problemAt !== undefined && problemAt >= text.trimEnd().length;
  return (
    <>
      {parts.map((part) => (
        <span
          key={part.position}
          className={clsx(LOOKS[part.paint], problemAt !== undefined && holds(part, problemAt) && MARKED)}
        >
          {part.text}
        </span>
      ))}
      {/* Nothing stands there yet: a place of its own, that moves no letter. */}
      {isAtEnd && <span className={clsx('absolute', MARKED)}>{'\u00A0\u00A0'}</span>}
    </>
  );
}

function holds({ position, text }: PaintedPart, at: number): boolean {
  return at >= position && at < position + text.length && text.trim() !== '';
}
