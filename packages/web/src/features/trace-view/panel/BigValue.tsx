import clsx from 'clsx';
import { ChevronRight } from 'lucide-react';
import { useMemo, useState } from 'react';

import { formatBytes } from '../../../format/bytes.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { isJsonContainer } from '../../../ui/json-viewer/json-document.ts';
import { JsonViewer } from '../../../ui/json-viewer/JsonViewer.tsx';
import { LongText } from '../../../ui/LongText.tsx';
import { findMedia } from '../../../ui/media/find-media.ts';
import { toFileName } from '../../../ui/media/media-kind.ts';
import { toBase64Source } from '../../../ui/media/media-source.ts';
import { MediaChip } from '../../../ui/media/MediaChip.tsx';
import type { CutValue } from './span-values.ts';
import { useLoaded } from './use-loaded.ts';

export interface BigValueProps {
  readonly label: string;
  readonly cut: CutValue;
  /** Its beginning, where it is a text. */
  readonly preview: string;
  readonly isError?: boolean;
  /** Waits for a click, whatever its size. */
  readonly isFolded?: boolean;
}

/** Smaller values are fetched as soon as they are seen. */
const FETCHED_CHARS = 1_000_000;

/** A value that did not come with the span: what it is and how big, all of it on demand. */
export function BigValue({ label, cut, preview, isError = false, isFolded = false }: BigValueProps) {
  const [isOpen, setIsOpen] = useState(!isFolded && cut.sizeChars <= FETCHED_CHARS);
  const loaded = useLoaded(cut.load, isOpen);
  const media = cut.kind === 'text' ? findMedia(preview, cut.sizeChars) : undefined;
  if (media !== undefined) {
    return (
      <MediaChip
        source={toBase64Source({
          mediaType: media.mediaType,
          fileName: toFileName('value', media.mediaType),
          base64Chars: cut.sizeChars - media.dataStart,
          readBase64: async () => new TextDecoder().decode(await cut.load()).slice(media.dataStart),
        })}
      />
    );
  }
  if (loaded.state === 'ready') return <LoadedValue label={label} bytes={loaded.value} isError={isError} />;
  return (
    <section
      aria-label={label}
      className={clsx('shrink-0 overflow-hidden rounded-lg border', isError ? 'border-error-line' : 'border-line')}
    >
      <button
        type="button"
        disabled={loaded.state === 'loading'}
        onClick={() => {
          setIsOpen(true);
        }}
        className="flex h-8 w-full items-center gap-2 bg-sunken px-3 text-left text-xs font-medium text-ink-soft hover:text-ink"
      >
        <ChevronRight size={13} />
        {label}
        <span className="tabular font-normal text-ink-faint">{formatBytes(cut.sizeChars)}</span>
        <span className="ml-auto text-accent-ink">{loaded.state === 'loading' ? 'Loading …' : 'Open'}</span>
      </button>
      {loaded.state === 'failed' && (
        <p role="alert" className="px-3 py-2 text-error">
          {loaded.message}
        </p>
      )}
      {preview !== '' && (
        <LongText
          text={preview}
          isBeginning
          foldedChars={300}
          className="border-t border-line px-3 py-2 font-mono text-xs"
        />
      )}
    </section>
  );
}

interface LoadedValueProps {
  readonly label: string;
  readonly bytes: Uint8Array;
  readonly isError: boolean;
}

function LoadedValue({ label, bytes, isError }: LoadedValueProps) {
  const isJson = useMemo(() => isJsonContainer(bytes), [bytes]);
  if (isJson) {
    return (
      <div className="flex shrink-0 flex-col">
        <JsonViewer label={label} bytes={bytes} />
      </div>
    );
  }
  return <BigText label={label} bytes={bytes} isError={isError} />;
}

function BigText({ label, bytes, isError }: LoadedValueProps) {
  const text = useMemo(() => new TextDecoder().decode(bytes), [bytes]);
  return (
    <section className={clsx('shrink-0 rounded-lg border', isError ? 'border-error-line' : 'border-line')}>
      <h3 className="flex h-8 items-center gap-2 rounded-t-lg border-b border-line bg-sunken pr-1 pl-3 text-xs font-medium text-ink-soft">
        {label}
        <span className="tabular font-normal text-ink-faint">{formatBytes(bytes.length)}</span>
        <CopyButton text={text} label="Copy value" className="ml-auto" />
      </h3>
      <LongText text={text} foldedChars={20_000} className="max-h-[32rem] overflow-auto px-3 py-2" />
    </section>
  );
}
