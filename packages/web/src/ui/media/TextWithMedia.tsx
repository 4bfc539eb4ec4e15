import { Fragment, type ReactNode, useMemo } from 'react';

import { toFileName } from './media-kind.ts';
import { MediaChip } from './MediaChip.tsx';
import { MediaIcon } from './MediaIcon.tsx';
import { toBase64Source } from './media-source.ts';
import type { TextPiece } from './split-media.ts';

export interface TextWithMediaProps {
  readonly pieces: readonly TextPiece[];
  readonly className?: string | undefined;
  /** Draws what is text. */
  readonly draw: (text: string) => ReactNode;
}

/** A text with bytes in the middle of it: nobody reads base64, so they are shown as what they are. */
export function TextWithMedia({ pieces, className, draw }: TextWithMediaProps) {
  return (
    <div className={className}>
      {pieces.map((piece) =>
        piece.kind === 'text' ? (
          <Fragment key={piece.offset}>{draw(piece.text)}</Fragment>
        ) : (
          <MediaPiece key={piece.offset} piece={piece} />
        ),
      )}
    </div>
  );
}

function MediaPiece({ piece }: { readonly piece: Extract<TextPiece, { kind: 'media' }> }) {
  const { mediaType, base64, isCut } = piece;
  const source = useMemo(
    () =>
      toBase64Source({
        mediaType,
        fileName: toFileName('value', mediaType),
        base64Chars: base64.length,
        readBase64: () => base64,
      }),
    [mediaType, base64],
  );
  if (!isCut) return <MediaChip source={source} />;
  return (
    <span className="inline-flex h-5 items-center gap-1.5 rounded border border-line bg-sunken px-1.5 font-sans text-2xs text-ink-soft">
      <MediaIcon mediaType={mediaType} />
      base64 of {mediaType} …
    </span>
  );
}
