import { useMemo, useState } from 'react';

import { FoldButton } from '../../../ui/FoldButton.tsx';
import { isJsonContainer } from '../../../ui/json-viewer/json-document.ts';
import { JsonViewer } from '../../../ui/json-viewer/JsonViewer.tsx';
import { LongText } from '../../../ui/LongText.tsx';
import { RichText } from '../../../ui/rich-text/RichText.tsx';

export interface SmartTextProps {
  readonly label: string;
  readonly text: string;
  readonly foldedChars?: number;
  /** Never drawn as Markdown. */
  readonly isPlain?: boolean;
}

/** Text as it was meant: a structured answer as JSON, Markdown drawn, anything else as it is. */
export function SmartText({ label, text, foldedChars, isPlain = false }: SmartTextProps) {
  const [isText, setIsText] = useState(false);
  const bytes = useMemo(() => toJsonBytes(text), [text]);
  const Text = isPlain ? LongText : RichText;
  if (bytes === undefined) return <Text text={text} {...(foldedChars !== undefined && { foldedChars })} />;
  return (
    <div className="group/text relative">
      {isText ? (
        <Text text={text} />
      ) : (
        <div className="-mx-1 rounded border border-line">
          <JsonViewer label={`${label}: JSON`} bytes={bytes} isPlain openDepth={isPlain ? 2 : 4} />
        </div>
      )}
      <span className="absolute top-0.5 right-0.5">
        <FoldButton
          label={isText ? 'as JSON' : 'as text'}
          isQuiet
          onClick={() => {
            setIsText(!isText);
          }}
        />
      </span>
    </div>
  );
}

const MIN_CHARS = 2;

/** `[1]` is a footnote as often as a list: only what holds an object, or begins a list of quotes or objects, is JSON. */
function toJsonBytes(text: string): Uint8Array | undefined {
  const start = text.trimStart();
  if (start.length < MIN_CHARS || !/^(?:\{\s*["}]|\[\s*[{["])/.test(start.slice(0, 200))) return undefined;
  const bytes = new TextEncoder().encode(text);
  return isJsonContainer(bytes) ? bytes : undefined;
}
