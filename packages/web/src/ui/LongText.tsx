import clsx from 'clsx';
import { useMemo, useState } from 'react';

import { formatCount } from '../format/tokens.ts';
import { FoldButton } from './FoldButton.tsx';
import { splitMedia } from './media/split-media.ts';
import { TextWithMedia } from './media/TextWithMedia.tsx';
import { useReveal } from './reveal-context.ts';
import { splitText } from './split-text.ts';

export interface LongTextProps {
  readonly text: string;
  /** How much is shown before anybody asks for more. */
  readonly foldedChars?: number;
  /** Between quotation marks that are not part of it. */
  readonly isQuoted?: boolean;
  /** It is the beginning of a longer text, and so may bytes at its end be. */
  readonly isBeginning?: boolean;
  readonly className?: string;
}

/** At most this much is added by one click: a browser takes a second to break 5 MB into lines. */
const STEP_CHARS = 100_000;
const FOLDED_CHARS = 2000;

/** Text from outside, whole words or not: folded, opened step by step, never cut off without saying so; bytes in it as what they are. */
export function LongText(props: LongTextProps) {
  const { text, isBeginning = false, className } = props;
  const pieces = useMemo(() => splitMedia(text, { isBeginning }), [text, isBeginning]);
  if (pieces === undefined) return <PlainText {...props} />;
  return (
    <TextWithMedia
      pieces={pieces}
      className={className}
      draw={(part) => (
        <PlainText text={part} {...(props.foldedChars !== undefined && { foldedChars: props.foldedChars })} />
      )}
    />
  );
}

function PlainText({ text, foldedChars = FOLDED_CHARS, isQuoted = false, className }: LongTextProps) {
  const [shownChars, setShownChars] = useState(foldedChars);
  useReveal(
    () => text,
    (end) => {
      if (end > shownChars) setShownChars(shownChars + Math.ceil((end - shownChars) / STEP_CHARS) * STEP_CHARS);
    },
  );
  const isFolded = text.length > shownChars;
  const shown = isFolded ? text.slice(0, shownChars) : text;
  const nextChars = Math.min(text.length - shownChars, STEP_CHARS);
  return (
    <div className={clsx('wrap-any', className)}>
      {isQuoted && <span aria-hidden>&quot;</span>}
      {splitText(shown).map((block) => (
        <span key={block.offset} className={clsx(shown.length > STEP_CHARS && 'block [content-visibility:auto]')}>
          {block.text}
        </span>
      ))}
      {isQuoted && !isFolded && <span aria-hidden>&quot;</span>}
      {isFolded && (
        <span className="text-ink-faint">
          …{' '}
          <FoldButton
            label={`show ${formatCount(nextChars)} more${nextChars < text.length - shownChars ? ` of ${formatCount(text.length - shownChars)}` : ''}`}
            onClick={() => {
              setShownChars(shownChars + nextChars);
            }}
          />
        </span>
      )}
      {!isFolded && shownChars > foldedChars && (
        <FoldButton
          label="fold"
          onClick={() => {
            setShownChars(foldedChars);
          }}
        />
      )}
    </div>
  );
}
