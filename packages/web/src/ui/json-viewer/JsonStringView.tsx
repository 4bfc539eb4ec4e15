import { use, useMemo, useState } from 'react';

import { formatBytes } from '../../format/bytes.ts';
import { ExternalLink } from '../ExternalLink.tsx';
import { FoldButton } from '../FoldButton.tsx';
import { isWebUrl } from '../is-web-url.ts';
import { LongText } from '../LongText.tsx';
import { findMedia } from '../media/find-media.ts';
import { toFileName } from '../media/media-kind.ts';
import { toBase64Source } from '../media/media-source.ts';
import { toAttachmentSource } from '../media/to-attachment-source.ts';
import { MediaChip } from '../media/MediaChip.tsx';
import { useReveal } from '../reveal-context.ts';
import { type JsonRange, readString, readStringStart } from './json-document.ts';
import { NestedViewerContext } from './nested-viewer.ts';

export interface JsonStringViewProps {
  readonly bytes: Uint8Array;
  /** With its quotes. */
  readonly range: JsonRange;
}

const SHOWN_BYTES = 600;
/** Of an opened string so much is drawn at once. */
const OPENED_CHARS = 100_000;

/** A string: its beginning, all of it on demand; bytes as what they are; JSON inside it as JSON. */
export function JsonStringView({ bytes, range }: JsonStringViewProps) {
  const { start, end } = range;
  const [shown, setShown] = useState<'start' | 'all' | 'json'>('start');
  const beginning = useMemo(() => readStringStart(bytes, { start, end }, SHOWN_BYTES), [bytes, start, end]);
  const sizeBytes = end - start - 2;
  useReveal(
    () => readString(bytes, { start, end }),
    (textEnd) => {
      if (shown === 'start' && sizeBytes > SHOWN_BYTES && textEnd > beginning.length) setShown('all');
    },
  );
  const attachment = toAttachmentSource(beginning);
  if (attachment !== undefined) return <MediaChip source={attachment} />;
  const media = findMedia(beginning, sizeBytes);
  if (media !== undefined) {
    return (
      <MediaChip
        source={toBase64Source({
          mediaType: media.mediaType,
          fileName: toFileName('value', media.mediaType),
          base64Chars: sizeBytes - media.dataStart,
          readBase64: () => readString(bytes, { start, end }).slice(media.dataStart),
        })}
      />
    );
  }
  const isFolded = sizeBytes > SHOWN_BYTES;
  if (!isFolded && isWebUrl(beginning)) {
    return (
      <span className="wrap-any text-json-string">
        &quot;<ExternalLink href={beginning}>{beginning}</ExternalLink>&quot;
      </span>
    );
  }
  const toggle = (next: 'all' | 'json') => () => {
    setShown(shown === next ? 'start' : next);
  };
  return (
    <span className="block min-w-0 flex-1">
      {shown === 'json' ? (
        <NestedJson bytes={bytes} range={range} />
      ) : (
        <LongText
          text={shown === 'all' ? readString(bytes, { start, end }) : `${beginning}${isFolded ? '…' : ''}`}
          foldedChars={OPENED_CHARS}
          isQuoted
          isBeginning={shown !== 'all' && isFolded}
          className="text-json-string"
        />
      )}
      {isFolded && shown !== 'json' && (
        <FoldButton label={shown === 'all' ? 'fold' : `show all ${formatBytes(sizeBytes)}`} onClick={toggle('all')} />
      )}
      {isJsonText(beginning, bytes[end - 2]) && (
        <FoldButton label={shown === 'json' ? 'as text' : 'as JSON'} onClick={toggle('json')} />
      )}
    </span>
  );
}

function NestedJson({ bytes, range: { start, end } }: JsonStringViewProps) {
  const draw = use(NestedViewerContext);
  const inner = useMemo(() => new TextEncoder().encode(readString(bytes, { start, end })), [bytes, start, end]);
  return draw(inner);
}

function isJsonText(beginning: string, lastByte: number | undefined): boolean {
  const first = beginning.trimStart()[0];
  return (first === '{' && lastByte === 0x7d) || (first === '[' && lastByte === 0x5d);
}
