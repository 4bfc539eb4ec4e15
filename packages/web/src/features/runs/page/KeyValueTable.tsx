import { ChevronDown, ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';

import { LongText } from '../../../ui/LongText.tsx';
import { PanelFrame } from '../../../ui/PanelFrame.tsx';
import { CopyButton } from '../../../ui/CopyButton.tsx';

export interface KeyValueRow {
  readonly key: string;
  readonly value: string;
  /** Instead of the value as text. */
  readonly shown?: ReactNode;
  /** Behind the value: e.g. the step. */
  readonly note?: ReactNode;
}

export interface KeyValueTableProps {
  readonly title: string;
  readonly rows: readonly KeyValueRow[];
  /** How many there are without the filter. */
  readonly total: number;
  readonly empty: string;
  /** Folded until somebody wants it, or looks for something. */
  readonly isFolded?: boolean;
  readonly isFiltered?: boolean;
}

const MAX_ROWS = 1000;
const FOLDED_CHARS = 300;

/** Names and values, e.g. parameters. */
export function KeyValueTable({ title, rows, total, empty, isFolded = false, isFiltered = false }: KeyValueTableProps) {
  const [isOpen, setIsOpen] = useState(!isFolded);
  const isShown = isOpen || isFiltered;
  return (
    <PanelFrame
      title={title}
      count={rows.length === total ? total : `${rows.length} of ${total}`}
      heading={
        isFolded && (
          <button
            type="button"
            aria-expanded={isShown}
            onClick={() => {
              setIsOpen(!isOpen);
            }}
            className="inline-flex items-center gap-1 hover:text-ink"
          >
            {isShown ? <ChevronDown size={12} aria-hidden /> : <ChevronRight size={12} aria-hidden />}
            {title}
          </button>
        )
      }
    >
      {!isShown ? null : rows.length === 0 ? (
        <p className="px-3 py-3 text-ink-faint">{total === 0 ? empty : 'None matches.'}</p>
      ) : (
        <table className="w-full table-fixed">
          <tbody className="divide-y divide-line">
            {rows.slice(0, MAX_ROWS).map((row) => (
              <tr key={row.key} className="group hover:bg-hover">
                <th scope="row" className="wrap-any w-2/5 px-3 py-1.5 text-left align-top font-normal text-ink-soft">
                  {row.key}
                </th>
                <td className="px-2 py-1.5 align-top">
                  <div className="flex min-w-0 items-start gap-1">
                    <div className="min-w-0 flex-1">
                      {row.shown ?? (
                        <LongText text={row.value} foldedChars={FOLDED_CHARS} className="font-mono text-xs" />
                      )}
                    </div>
                    {row.note}
                    <CopyButton
                      text={row.value}
                      label={`Copy ${row.key}`}
                      isSmall
                      className="opacity-0 group-hover:opacity-100 focus-visible:opacity-100"
                    />
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {isShown && rows.length > MAX_ROWS && (
        <p className="px-3 py-2 text-xs text-ink-faint">The first {MAX_ROWS}. The filter finds the others.</p>
      )}
    </PanelFrame>
  );
}
