import clsx from 'clsx';
import { toPreviewLine } from '../../../format/preview-line.ts';

export interface PreviewTextProps {
  readonly text: string | null;
  readonly isRoomy: boolean;
}

/** Line ends and the like become spaces, so that a preview shows as much as fits. */
export function PreviewText({ text, isRoomy }: PreviewTextProps) {
  return (
    <span dir="auto" className={clsx('text-ink-soft', isRoomy ? 'line-clamp-2 whitespace-normal' : 'block truncate')}>
      {toPreviewLine(text)}
    </span>
  );
}
