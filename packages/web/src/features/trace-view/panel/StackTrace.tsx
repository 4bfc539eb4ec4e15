import clsx from 'clsx';
import { useState } from 'react';

import { CopyButton } from '../../../ui/CopyButton.tsx';
import { FoldButton } from '../../../ui/FoldButton.tsx';
import { LongText } from '../../../ui/LongText.tsx';
import { markLibraryLines } from './mark-library-lines.ts';

const SHOWN_LINES = 40;
/** Longer ones are shown as text: nobody reads thousands of lines one by one. */
const MAX_LINED_CHARS = 50_000;

/** A stack with the program's own lines in front: those of libraries are fainter. */
export function StackTrace({ stack }: { readonly stack: string }) {
  const [isOpen, setIsOpen] = useState(false);
  if (stack.length > MAX_LINED_CHARS) {
    return <LongText text={stack} className="max-h-80 overflow-auto px-3 py-2 font-mono text-xs leading-5" />;
  }
  const lines = stack.trimEnd().split('\n');
  const library = markLibraryLines(lines);
  const shown = isOpen ? lines : lines.slice(0, SHOWN_LINES);
  return (
    <div className="group/text relative border-t border-line px-3 py-2 font-mono text-xs leading-5">
      {shown.map((line, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- lines repeat, and their order never changes
        <div key={index} className={clsx('wrap-any pl-4 -indent-4', library[index] === true && 'text-ink-faint')}>
          {line === '' ? '\u00A0' : line}
        </div>
      ))}
      {lines.length > SHOWN_LINES && (
        <FoldButton
          label={isOpen ? 'fold' : `show ${lines.length - SHOWN_LINES} more lines`}
          onClick={() => {
            setIsOpen(!isOpen);
          }}
        />
      )}
      <CopyButton text={stack} label="Copy stack" className="absolute top-1 right-1" />
    </div>
  );
}
