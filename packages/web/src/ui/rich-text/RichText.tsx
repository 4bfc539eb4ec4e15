import { lazy, Suspense, useMemo } from 'react';

import { LongText, type LongTextProps } from '../LongText.tsx';
import { splitMedia } from '../media/split-media.ts';
import { TextWithMedia } from '../media/TextWithMedia.tsx';
import { isFormatted } from './is-formatted.ts';

/** The parser and the highlighter come when the first formatted text does. */
const FormattedText = lazy(async () => ({ default: (await import('./FormattedText.tsx')).FormattedText }));

/** What somebody wrote for people to read: Markdown, code and formulas drawn as such, bytes as what they are, anything else as text. */
export function RichText(props: LongTextProps) {
  const { text, className } = props;
  const pieces = useMemo(() => splitMedia(text), [text]);
  if (pieces === undefined) return <FormattedOrPlain {...props} />;
  return (
    <TextWithMedia
      pieces={pieces}
      className={className}
      draw={(part) => <FormattedOrPlain {...props} text={part} className="" />}
    />
  );
}

function FormattedOrPlain(props: LongTextProps) {
  if (!isFormatted(props.text)) return <LongText {...props} />;
  return (
    <Suspense fallback={<LongText {...props} />}>
      <FormattedText {...props} />
    </Suspense>
  );
}
