import type { JsonValue } from '@gander/core/json-value';
import clsx from 'clsx';
import { useState } from 'react';

import { CopyButton } from '../../../ui/CopyButton.tsx';
import { ExternalLink } from '../../../ui/ExternalLink.tsx';
import { isWebUrl } from '../../../ui/is-web-url.ts';
import { JsonViewer } from '../../../ui/json-viewer/JsonViewer.tsx';
import { LongText } from '../../../ui/LongText.tsx';
import { toTextMedia } from '../../../ui/media/to-text-media.ts';
import { MediaChip } from '../../../ui/media/MediaChip.tsx';
import { SmartText } from '../messages/SmartText.tsx';
import { BigValue } from './BigValue.tsx';
import type { AttributeEntry } from './filter-attributes.ts';
import { useCutValue, type ValuePath } from './span-values.ts';
import { NameText } from '../../../ui/NameText.tsx';

export interface AttributeTableProps {
  readonly title?: string;
  readonly entries: readonly AttributeEntry[];
  /** Where the attributes stand in the span's detail; absent where they are not part of it. */
  readonly path: ValuePath | undefined;
}

const STEP_ROWS = 300;
const FOLDED_CHARS = 500;
const MAX_LINK_CHARS = 2000;

export function AttributeTable({ title, entries, path }: AttributeTableProps) {
  const [shownRows, setShownRows] = useState(STEP_ROWS);
  return (
    <section>
      {title !== undefined && <h3 className="px-3 pt-3 pb-1 text-xs font-semibold text-ink-soft">{title}</h3>}
      <dl className="divide-y divide-line border-y border-line text-xs">
        {entries.slice(0, shownRows).map(([key, value]) => (
          <AttributeRow key={key} name={key} value={value} path={path && [...path, key]} />
        ))}
      </dl>
      {entries.length > shownRows && (
        <button
          type="button"
          onClick={() => {
            setShownRows(shownRows + STEP_ROWS);
          }}
          className="px-3 py-2 text-xs text-accent-ink hover:underline"
        >
          Show {Math.min(STEP_ROWS, entries.length - shownRows)} more of {entries.length - shownRows}
        </button>
      )}
    </section>
  );
}

interface AttributeValueProps {
  readonly name: string;
  readonly value: JsonValue;
  readonly path: ValuePath | undefined;
}

function AttributeRow({ name, value, path }: AttributeValueProps) {
  const cut = useCutValue(path);
  return (
    <div className="group grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] items-start gap-2 px-3 py-1 hover:bg-hover max-sm:grid-cols-1">
      <dt className="wrap-any font-mono leading-5 text-ink-soft">
        {name === '' ? <i>no name</i> : <NameText text={name} />}
      </dt>
      <dd className="relative min-w-0 pr-7 font-mono leading-5">
        {cut === undefined ? (
          <>
            <AttributeValue name={name} value={value} />
            <CopyButton
              text={() => (typeof value === 'string' ? value : JSON.stringify(value, null, 2))}
              label={`Copy value of ${name}`}
              isSmall
              className="absolute top-0 right-0 opacity-0 group-hover:opacity-100 focus-visible:opacity-100 [@media(hover:none)]:opacity-100"
            />
          </>
        ) : (
          <BigValue label={name} cut={cut} preview={typeof value === 'string' ? value : ''} isFolded />
        )}
      </dd>
    </div>
  );
}

function AttributeValue({ name, value }: Omit<AttributeValueProps, 'path'>) {
  if (typeof value === 'string') return <TextValue name={name} text={value} />;
  if (value === null || typeof value !== 'object') {
    return (
      <span className={clsx('wrap-any', typeof value === 'number' ? 'text-json-number' : 'text-json-word')}>
        {String(value)}
      </span>
    );
  }
  return (
    <div className="-my-1 -ml-2">
      <JsonViewer label={`Value of ${name}`} value={value} isPlain />
    </div>
  );
}

function TextValue({ name, text }: { readonly name: string; readonly text: string }) {
  const media = toTextMedia(text);
  if (media !== undefined) return <MediaChip source={media} />;
  if (text.length < MAX_LINK_CHARS && isWebUrl(text)) {
    return (
      <ExternalLink href={text} className="wrap-any text-accent-ink underline underline-offset-2">
        {text}
      </ExternalLink>
    );
  }
  if (/^\s*[[{]/.test(text))
    return <SmartText label={`Value of ${name}`} text={text} foldedChars={FOLDED_CHARS} isPlain />;
  return <LongText text={text === '' ? '""' : text} foldedChars={FOLDED_CHARS} />;
}
