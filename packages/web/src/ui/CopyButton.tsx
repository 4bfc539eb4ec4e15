import clsx from 'clsx';
import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';

import { copyText } from './copy-text.ts';

export interface CopyButtonProps {
  /** A function where the text is costly to make. */
  readonly text: string | (() => string);
  readonly label: string;
  /** Shows the label beside the icon. */
  readonly hasText?: boolean;
  /** As high as a line of text. */
  readonly isSmall?: boolean;
  readonly className?: string;
}

const SHOWN_MS = 1500;

export function CopyButton({ text, label, hasText = false, isSmall = false, className }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'copied' | 'failed'>();
  useEffect(() => {
    if (outcome === undefined) return undefined;
    const timer = setTimeout(() => {
      setOutcome(undefined);
    }, SHOWN_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [outcome]);

  const said = outcome === 'copied' ? 'Copied' : outcome === 'failed' ? 'Could not copy' : label;
  return (
    <button
      type="button"
      title={said}
      aria-label={said}
      onClick={() => {
        void copyText(typeof text === 'string' ? text : text()).then((ok) => {
          setOutcome(ok ? 'copied' : 'failed');
        });
      }}
      className={clsx(
        'inline-flex shrink-0 items-center gap-1.5 rounded px-1.5 text-xs text-ink-faint hover:bg-hover hover:text-ink',
        isSmall ? 'h-5' : 'h-6',
        className,
      )}
    >
      {outcome === 'copied' ? <Check size={13} className="text-ok" /> : <Copy size={13} />}
      {hasText && <span aria-live="polite">{said}</span>}
    </button>
  );
}
