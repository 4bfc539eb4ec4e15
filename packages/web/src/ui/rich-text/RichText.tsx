import { lazy, Suspense } from 'react';

import { LongText, type LongTextProps } from '../LongText.tsx';
import { isFormatted } from './is-formatted.ts';

/** The parser and the highlighter come when the first formatted text does. */
const FormattedText = lazy(async () => ({ default: (await import('./FormattedText.tsx')).FormattedText }));

/** What somebody wrote for people to read: Markdown, code and formulas drawn as such, anything else as text. */
export function RichText(props: LongTextProps) {
  if (!isFormatted(props.text)) return <LongText {...props} />;
  return (
    <Suspense fallback={<LongText {...props} />}>
      <FormattedText {...props} />
    </Suspense>
  );
}
