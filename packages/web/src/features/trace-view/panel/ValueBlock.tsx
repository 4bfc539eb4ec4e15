import type { JsonValue } from '@gander/core/json-value';
import clsx from 'clsx';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';

import { CopyButton } from '../../../ui/CopyButton.tsx';
import { JsonViewer } from '../../../ui/json-viewer/JsonViewer.tsx';
import { toTextMedia } from '../../../ui/media/to-text-media.ts';
import { MediaChip } from '../../../ui/media/MediaChip.tsx';
import { SmartText } from '../messages/SmartText.tsx';
import { BigValue } from './BigValue.tsx';
import { useCutValue, type ValuePath } from './span-values.ts';

export interface ValueBlockProps {
  readonly label: string;
  readonly value: JsonValue;
  /** Where it stands in the span's detail; without it the value must be whole. */
  readonly path?: ValuePath;
  /** Only its title until it is opened. */
  readonly isFolded?: boolean;
  readonly isError?: boolean;
}

/** A named value: text as text, bytes as what they are, anything else as JSON. */
export function ValueBlock(props: ValueBlockProps) {
  const { label, isFolded = false } = props;
  const [isOpen, setIsOpen] = useState(!isFolded);
  if (!isFolded) return <OpenBlock {...props} />;
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
      {isOpen && <OpenBlock {...props} />}
    </section>
  );
}

function OpenBlock({ label, value, path, isError = false }: ValueBlockProps) {
  const cut = useCutValue(path);
  if (cut !== undefined) {
    return <BigValue label={label} cut={cut} preview={typeof value === 'string' ? value : ''} isError={isError} />;
  }
  if (typeof value !== 'string') {
    return (
      <div className="flex shrink-0 flex-col">
        <JsonViewer label={label} value={value} />
      </div>
    );
  }
  const media = toTextMedia(value);
  return (
    <section
      aria-label={label}
      className={clsx('shrink-0 overflow-hidden rounded-lg border', isError ? 'border-error-line' : 'border-line')}
    >
      <h3 className="flex h-8 items-center border-b border-line bg-sunken pr-1 pl-3 text-xs font-medium text-ink-soft">
        {label}
        <CopyButton text={value} label="Copy value" className="ml-auto" />
      </h3>
      <div className="max-h-[32rem] overflow-auto px-3 py-2 leading-5">
        {media === undefined ? <SmartText label={label} text={value} /> : <MediaChip source={media} isShownFirst />}
      </div>
    </section>
  );
}
