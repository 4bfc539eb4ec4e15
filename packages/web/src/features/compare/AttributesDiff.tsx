import type { JsonValue } from '@gander/core/json-value';
import clsx from 'clsx';
import { useMemo, useState } from 'react';

import { formatCount } from '../../format/tokens.ts';
import { Button } from '../../ui/Button.tsx';
import { toDiffableText } from '../../ui/diff/to-diffable-text.ts';
import type { DiffLayout } from '../../ui/diff/DiffRowView.tsx';
import { TextDiffView } from '../../ui/diff/TextDiffView.tsx';
import { LongText } from '../../ui/LongText.tsx';

type Attributes = Readonly<Record<string, JsonValue>>;

export interface AttributesDiffProps {
  readonly left: Attributes;
  readonly right: Attributes;
  readonly layout: DiffLayout;
}

interface AttributeRow {
  readonly key: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** Longer or more than one line: compared word by word and not in two cells. */
const MAX_CELL_CHARS = 120;
const STEP_ROWS = 100;
const FOLDED_CHARS = 300;

/** The raw attributes of both spans: what is different, and on request what is equal. */
export function AttributesDiff({ left, right, layout }: AttributesDiffProps) {
  const rows = useMemo(() => listRows(left, right), [left, right]);
  const [hasEqual, setHasEqual] = useState(false);
  const [shownRows, setShownRows] = useState(STEP_ROWS);
  const different = rows.filter(({ before, after }) => before !== after);
  const shown = hasEqual ? rows : different;
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-2 overflow-y-auto p-3">
      <label className="flex shrink-0 items-center gap-1.5 text-xs text-ink-soft">
        <input
          type="checkbox"
          checked={hasEqual}
          onChange={(event) => {
            setHasEqual(event.target.checked);
          }}
          className="accent-accent"
        />
        Show {formatCount(rows.length - different.length)} equal attributes
      </label>
      {shown.length === 0 && <p className="py-6 text-center text-ink-soft">All attributes are equal.</p>}
      {shown.slice(0, shownRows).map((row) => (
        <Attribute key={row.key} row={row} layout={layout} />
      ))}
      {shown.length > shownRows && (
        <Button
          onClick={() => {
            setShownRows(shownRows + STEP_ROWS);
          }}
        >
          Show more of {formatCount(shown.length - shownRows)} attributes
        </Button>
      )}
    </div>
  );
}

function Attribute({
  row: { key, before, after },
  layout,
}: {
  readonly row: AttributeRow;
  readonly layout: DiffLayout;
}) {
  const isLong = [before, after].some(
    (text) => text !== undefined && (text.length > MAX_CELL_CHARS || text.includes('\n')),
  );
  if (isLong && before !== after) {
    return (
      <TextDiffView
        label={key}
        before={toReadable(before)}
        after={toReadable(after)}
        beforeName="A"
        afterName="B"
        layout={layout}
      />
    );
  }
  const isEqual = before === after;
  return (
    <dl className="grid shrink-0 grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-x-2 border-b border-line pb-1 font-mono text-xs leading-5 max-sm:grid-cols-1">
      <dt className="wrap-any text-ink-soft">{key}</dt>
      <dd className="min-w-0">
        {isEqual ? (
          <LongText text={after ?? ''} foldedChars={FOLDED_CHARS} />
        ) : (
          <>
            <Value sign="−" word="A" text={before} className="text-error" />
            <Value sign="+" word="B" text={after} className="text-ok" />
          </>
        )}
      </dd>
    </dl>
  );
}

interface ValueProps {
  readonly sign: string;
  readonly word: string;
  readonly text: string | undefined;
  readonly className: string;
}

function Value({ sign, word, text, className }: ValueProps) {
  return (
    <div className="flex min-w-0 gap-1.5">
      <span className={clsx('shrink-0 select-none', className)}>
        <span aria-hidden>{sign}</span>
        <span className="sr-only">{word}</span>
      </span>
      {text === undefined ? (
        <i className="text-ink-faint">absent</i>
      ) : (
        <LongText text={text} foldedChars={FOLDED_CHARS} />
      )}
    </div>
  );
}

function listRows(left: Attributes, right: Attributes): readonly AttributeRow[] {
  const keys = [...new Set([...Object.keys(left), ...Object.keys(right)])].sort((a, b) => (a < b ? -1 : 1));
  return keys.map((key) => ({ key, before: toText(left, key), after: toText(right, key) }));
}

function toText(attributes: Attributes, key: string): string | undefined {
  const value = Object.hasOwn(attributes, key) ? attributes[key] : undefined;
  return value === undefined ? undefined : toDiffableText(value);
}

const MAX_PARSED_CHARS = 2_000_000;

/** Many emitters write JSON into one line of text: it is compared line by line. */
function toReadable(text = ''): string {
  if (!/^\s*[[{]/.test(text) || text.length > MAX_PARSED_CHARS) return text;
  try {
    return toDiffableText(JSON.parse(text) as JsonValue);
  } catch {
    return text;
  }
}
