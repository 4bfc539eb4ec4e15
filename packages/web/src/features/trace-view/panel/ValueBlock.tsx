import type { JsonValue } from '@gander/core/json-value';
import clsx from 'clsx';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';

import { CopyButton } from '../../../ui/CopyButton.tsx';
import { JsonViewer } from '../../../ui/json-viewer/JsonViewer.tsx';
import { RichText } from '../../../ui/rich-text/RichText.tsx';

export interface ValueBlockProps {
  readonly label: string;
  readonly value: JsonValue;
  /** Only its title until it is opened. */
  readonly isFolded?: boolean;
  readonly isError?: boolean;
}

/** A named value: text as text, anything else as JSON. */
export function ValueBlock({ label, value, isFolded = false, isError = false }: ValueBlockProps) {
  const [isOpen, setIsOpen] = useState(!isFolded);
  if (isFolded) {
    return (
      <section className="shrink-0">
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => {
            setIsOpen(!isOpen);
          }}
          className="flex h-6 items-center gap-1 rounded text-xs font-semibold text-ink-soft hover:text-ink"
        >
          {isOpen ? <ChevronDown size={13} /> : <ChevronRight size={13} />}
          {label}
        </button>
        {isOpen && <ValueBlock label={label} value={value} isError={isError} />}
      </section>
    );
  }
  if (typeof value !== 'string') {
    return (
      <div className="flex shrink-0 flex-col">
        <JsonViewer label={label} value={value} />
      </div>
    );
  }
  return (
    <section
      className={clsx('shrink-0 overflow-hidden rounded-lg border', isError ? 'border-error-line' : 'border-line')}
    >
      <h3 className="flex h-8 items-center border-b border-line bg-sunken pr-1 pl-3 text-xs font-medium text-ink-soft">
        {label}
        <CopyButton text={value} label="Copy value" className="ml-auto" />
      </h3>
      <RichText text={value} className="max-h-[32rem] overflow-auto px-3 py-2 leading-5" />
    </section>
  );
}
