import clsx from 'clsx';
import { useState } from 'react';

import { formatCount } from '../../format/tokens.ts';
import { FoldButton } from '../FoldButton.tsx';
import { LongText } from '../LongText.tsx';
import type { DiffPart } from './text-diff.ts';

export interface DiffPartTextProps {
  readonly part: DiffPart;
  readonly side: 'before' | 'after';
  /** What is the same on a changed line is cut in its middle where it is long. */
  readonly canFold: boolean;
}

const SHOWN_CHARS = 160;
const MAX_EQUAL_CHARS = 600;
const MAX_CHARS = 4000;

/** A piece of a line. What changed is struck out or underlined, and not only coloured. */
export function DiffPartText({ part: { text, isChanged }, side, canFold }: DiffPartTextProps) {
  const [isOpen, setIsOpen] = useState(false);
  if (isChanged) {
    const Tag = side === 'before' ? 'del' : 'ins';
    return (
      <Tag
        className={clsx(
          'rounded-xs decoration-1 underline-offset-2',
          side === 'before' ? 'bg-error/20 line-through' : 'bg-ok/20 underline',
        )}
      >
        {text.length > MAX_CHARS ? <LongText text={text} foldedChars={MAX_CHARS} /> : text}
      </Tag>
    );
  }
  if (canFold && !isOpen && text.length > MAX_EQUAL_CHARS) {
    return (
      <>
        {text.slice(0, SHOWN_CHARS)}
        <FoldButton
          label={`… ${formatCount(text.length - 2 * SHOWN_CHARS)} equal characters …`}
          onClick={() => {
            setIsOpen(true);
          }}
        />
        {text.slice(-SHOWN_CHARS)}
      </>
    );
  }
  return text.length > MAX_CHARS ? <LongText text={text} foldedChars={MAX_CHARS} /> : text;
}
