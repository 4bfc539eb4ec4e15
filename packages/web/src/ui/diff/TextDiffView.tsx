import { useMemo, useState } from 'react';

import { formatCount } from '../../format/tokens.ts';
import { Button } from '../Button.tsx';
import { DiffHeader } from './DiffHeader.tsx';
import { type DiffLayout, DiffRowView } from './DiffRowView.tsx';
import { foldRows } from './fold-rows.ts';
import { joinReplaced } from './join-replaced.ts';
import type { TextDiff } from './text-diff.ts';
import { useTextDiff } from './use-text-diff.ts';

export interface TextDiffViewProps {
  /** What is compared, e.g. `Prompt`. */
  readonly label: string;
  readonly before: string;
  readonly after: string;
  /** Names of the two, e.g. `A` and `B`. */
  readonly beforeName?: string;
  readonly afterName?: string;
  readonly layout?: DiffLayout;
  /** Without a frame and title of its own. */
  readonly isPlain?: boolean;
}

/** A click shows so many more. */
const STEP_ITEMS = 400;

/** What became of a text: line by line and word by word, equal parts folded. The one component for this everywhere. */
export function TextDiffView(props: TextDiffViewProps) {
  const { label, before, after, beforeName = 'Before', afterName = 'After', layout = 'unified', isPlain } = props;
  const diff = useTextDiff({ before, after });
  const body =
    diff === undefined ? (
      <p role="status" className="px-3 py-2 text-ink-faint">
        Comparing …
      </p>
    ) : (
      <DiffBody diff={diff} layout={layout} />
    );
  if (isPlain === true) return body;
  return (
    <section aria-label={`Difference of ${label}`} className="shrink-0 overflow-hidden rounded-lg border border-line">
      <DiffHeader label={label} diff={diff} layout={layout} beforeName={beforeName} afterName={afterName} />
      {body}
    </section>
  );
}

function DiffBody({ diff, layout }: { readonly diff: TextDiff; readonly layout: DiffLayout }) {
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const [shownItems, setShownItems] = useState(STEP_ITEMS);
  const rows = useMemo(() => (layout === 'split' ? joinReplaced(diff.rows) : diff.rows), [diff, layout]);
  const items = useMemo(() => foldRows(rows, opened), [rows, opened]);
  const hidden = items.length - shownItems;
  return (
    <>
      {diff.isCoarse && (
        <p className="border-b border-line bg-busy-bg px-3 py-1 text-xs text-busy">
          These texts are too big and too different to compare word by word: parts of them are shown as replaced.
        </p>
      )}
      <div className="font-mono text-xs leading-5">
        {items.slice(0, shownItems).map((item) =>
          item.kind === 'row' ? (
            <DiffRowView key={item.index} row={item.row} layout={layout} />
          ) : (
            <button
              key={`fold-${item.from}`}
              type="button"
              onClick={() => {
                setOpened(new Set([...opened, item.from]));
              }}
              className="block w-full bg-sunken px-3 py-0.5 text-left font-sans text-xs text-accent-ink hover:bg-hover"
            >
              Show {formatCount(item.count)} equal lines
            </button>
          ),
        )}
      </div>
      {hidden > 0 && (
        <div className="border-t border-line p-2">
          <Button
            onClick={() => {
              setShownItems(shownItems + STEP_ITEMS);
            }}
          >
            Show {formatCount(Math.min(hidden, STEP_ITEMS))} more of {formatCount(hidden)} lines
          </Button>
        </div>
      )}
    </>
  );
}
