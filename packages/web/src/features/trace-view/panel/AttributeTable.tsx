import type { JsonValue } from '@gander/core/json-value';
import clsx from 'clsx';
import { useState } from 'react';

import { CopyButton } from '../../../ui/CopyButton.tsx';
import { ExternalLink } from '../../../ui/ExternalLink.tsx';
import { isWebUrl } from '../../../ui/is-web-url.ts';
import { JsonViewer } from '../../../ui/json-viewer/JsonViewer.tsx';
import { LongText } from '../../../ui/LongText.tsx';
import type { AttributeEntry } from './filter-attributes.ts';

export interface AttributeTableProps {
  readonly title: string;
  readonly entries: readonly AttributeEntry[];
}

const STEP_ROWS = 300;
const FOLDED_CHARS = 500;
const MAX_LINK_CHARS = 2000;

export function AttributeTable({ title, entries }: AttributeTableProps) {
  const [shownRows, setShownRows] = useState(STEP_ROWS);
  return (
    <section>
      <h3 className="px-3 pt-3 pb-1 text-xs font-semibold text-ink-soft">{title}</h3>
      <dl className="divide-y divide-line border-y border-line text-xs">
        {entries.slice(0, shownRows).map(([key, value]) => (
          <div
            key={key}
            className="group grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)_auto] items-start gap-2 px-3 py-1 hover:bg-hover max-sm:grid-cols-[minmax(0,1fr)_auto]"
          >
            <dt className="wrap-any font-mono leading-5 text-ink-soft">{key}</dt>
            <dd className="min-w-0 font-mono leading-5 max-sm:col-start-1">
              <AttributeValue name={key} value={value} />
            </dd>
            <CopyButton
              text={() => (typeof value === 'string' ? value : JSON.stringify(value, null, 2))}
              label={`Copy value of ${key}`}
              isSmall
              className="opacity-0 group-hover:opacity-100 focus-visible:opacity-100 max-sm:col-start-2 max-sm:row-start-1"
            />
          </div>
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

function AttributeValue({ name, value }: { readonly name: string; readonly value: JsonValue }) {
  if (value === null || typeof value !== 'object') {
    const text = String(value);
    if (typeof value === 'string' && text.length < MAX_LINK_CHARS && isWebUrl(text)) {
      return (
        <ExternalLink href={text} className="wrap-any text-accent-ink underline underline-offset-2">
          {text}
        </ExternalLink>
      );
    }
    return (
      <LongText
        text={text === '' ? '""' : text}
        foldedChars={FOLDED_CHARS}
        className={clsx(
          typeof value === 'number' && 'text-json-number',
          (typeof value === 'boolean' || value === null) && 'text-json-word',
        )}
      />
    );
  }
  return (
    <div className="-my-1 -ml-2">
      <JsonViewer label={`Value of ${name}`} value={value} isPlain />
    </div>
  );
}
