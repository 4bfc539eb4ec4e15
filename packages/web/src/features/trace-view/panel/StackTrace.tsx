import clsx from 'clsx';
import { type ReactNode, useMemo, useState } from 'react';

import { CopyButton } from '../../../ui/CopyButton.tsx';
import { FoldButton } from '../../../ui/FoldButton.tsx';
import { LongText } from '../../../ui/LongText.tsx';
import { groupStackLines, type StackGroup } from './group-stack-lines.ts';

const SHOWN_LINES = 40;
/** Longer ones are shown as text: nobody reads thousands of lines one by one. */
const MAX_LINED_CHARS = 50_000;
/** Fewer frames of libraries are read faster than they are opened. */
const MIN_FOLDED_FRAMES = 3;

/** A stack with the program's own frames in front: those of libraries are fainter, and several in a row fold. */
export function StackTrace({ stack }: { readonly stack: string }) {
  if (stack.length > MAX_LINED_CHARS) {
    return <LongText text={stack} className="max-h-80 overflow-auto px-3 py-2 font-mono text-xs leading-5" />;
  }
  return <Frames stack={stack} />;
}

function Frames({ stack }: { readonly stack: string }) {
  const [isOpen, setIsOpen] = useState(false);
  const groups = useMemo(() => groupStackLines(stack), [stack]);
  const lineCount = groups.reduce((sum, { lines }) => sum + lines.length, 0);
  const shown = isOpen ? groups : groups.filter(({ start }) => start < SHOWN_LINES);
  return (
    <div className="group/text relative border-t border-line py-2 pr-9 pl-3 font-mono text-xs leading-5">
      {shown.map((group) => (
        <Group
          key={group.start}
          group={group}
          maxLines={isOpen ? Number.POSITIVE_INFINITY : SHOWN_LINES - group.start}
        />
      ))}
      {lineCount > SHOWN_LINES && (
        <FoldButton
          label={isOpen ? 'fold' : `show ${lineCount - SHOWN_LINES} more lines`}
          onClick={() => {
            setIsOpen(!isOpen);
          }}
        />
      )}
      <CopyButton text={stack} label="Copy stack" className="absolute top-1 right-1" />
    </div>
  );
}

interface GroupProps {
  readonly group: StackGroup;
  readonly maxLines: number;
}

function Group({ group: { lines, isLibrary, frameCount, start }, maxLines }: GroupProps): ReactNode {
  const [isOpen, setIsOpen] = useState(false);
  // A stack of nothing else is about the library.
  const isFoldable = isLibrary && frameCount >= MIN_FOLDED_FRAMES && start > 0;
  return (
    <>
      {isFoldable && (
        <div className="py-0.5 pl-4">
          <FoldButton
            label={`${isOpen ? 'hide' : 'show'} ${frameCount} frames of libraries`}
            onClick={() => {
              setIsOpen(!isOpen);
            }}
          />
        </div>
      )}
      {(!isFoldable || isOpen) &&
        lines.slice(0, maxLines).map((line, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- lines repeat, and their order never changes
          <div key={index} className={clsx('wrap-any pl-4 -indent-4', isLibrary && 'text-ink-faint')}>
            {line === '' ? '\u00A0' : line}
          </div>
        ))}
    </>
  );
}
