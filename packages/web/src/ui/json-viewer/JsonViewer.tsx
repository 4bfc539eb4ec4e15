import type { JsonValue } from '@gander/core/json-value';
import clsx from 'clsx';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';

import { useTextHighlight } from '../use-text-highlight.ts';
import { VirtualWindow } from '../VirtualWindow.tsx';
import { JsonBar } from './JsonBar.tsx';
import { JsonFindBar } from './JsonFindBar.tsx';
import { JsonRowView } from './JsonRowView.tsx';
import { navigateJson } from './navigate-json.ts';
import { NestedViewerContext } from './nested-viewer.ts';
import { useJsonFind } from './use-json-find.ts';
import { type JsonModel, LINE_HEIGHT, useJsonModel } from './use-json-model.ts';
import { useRowWindow } from './use-row-window.ts';

interface JsonViewerLook {
  readonly label: string;
  /** Takes the room its parent gives it instead of growing with its lines up to a limit. */
  readonly isFilling?: boolean;
  /** Without the bar above: for small values inside something else. */
  readonly isPlain?: boolean;
  /** How many levels are open at first. */
  readonly openDepth?: number;
  /** Further buttons for the bar. */
  readonly actions?: ReactNode;
}

export type JsonViewerProps = JsonViewerLook &
  (
    | { readonly value: JsonValue; readonly bytes?: undefined }
    /** The text of a JSON value as UTF-8: what has been written stays as it is, and nothing is parsed. */
    | { readonly bytes: Uint8Array; readonly value?: undefined }
  );

/** A JSON value as text with parts that open and close. Only what is seen is read, so megabytes open at once. */
export function JsonViewer({ value, bytes, ...look }: JsonViewerProps) {
  const text = useMemo(
    () => bytes ?? new TextEncoder().encode(JSON.stringify(value)),
    // A value from the API never changes: another one is another object.
    [bytes, value],
  );
  return (
    <NestedViewerContext value={drawNested}>
      <BytesViewer bytes={text} {...look} />
    </NestedViewerContext>
  );
}

function drawNested(bytes: Uint8Array) {
  return <BytesViewer bytes={bytes} label="JSON in this text" isPlain />;
}

const MAX_ROWS_PX = 448;

function BytesViewer({
  bytes,
  label,
  isFilling = false,
  isPlain = false,
  openDepth,
  actions,
}: JsonViewerLook & { readonly bytes: Uint8Array }) {
  const model = useJsonModel(bytes, openDepth);
  const { rows, heights } = model;
  const region = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const [active, setActive] = useState(0);
  const { find, bar } = useFinding(model, { label, onReveal: reveal });
  const rowWindow = useRowWindow({
    count: rows.count,
    heights,
    scroller,
    initialHeight: Math.min(MAX_ROWS_PX, rows.count * LINE_HEIGHT),
  });
  useTextHighlight(region, find.text, 'found-in-value');

  function reveal(row: number) {
    setActive(row);
    rowWindow.scrollToRow(row);
  }

  function onKeyDown(event: KeyboardEvent) {
    if ((event.ctrlKey || event.metaKey) && event.key === 'f') {
      event.preventDefault();
      find.open();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== scroller.current) return;
    const move = navigateJson(rows, Math.min(active, rows.count - 1), event.key);
    if (move === undefined) return;
    event.preventDefault();
    if (move.kind === 'open') (move.isDeep ? model.setAllOpen : model.setOpen)(move.row, move.isOpen);
    reveal(move.row);
  }

  const drawn = Array.from({ length: rowWindow.end - rowWindow.start }, (_, index) => rowWindow.start + index);
  return (
    <div
      ref={region}
      onKeyDown={onKeyDown}
      className={clsx(
        'flex min-h-0 min-w-0 flex-col overflow-hidden',
        isFilling && 'flex-1',
        !isPlain && !isFilling && 'rounded-lg border border-line',
      )}
    >
      {!isPlain && <JsonBar label={label} model={model} onFind={find.open} actions={actions} />}
      {bar}
      <div
        ref={scroller}
        role="tree"
        aria-label={label}
        tabIndex={0}
        // Only what is drawn can be named.
        {...(active >= rowWindow.start && active < rowWindow.end && { 'aria-activedescendant': `${id}-${active}` })}
        className={clsx(
          'group/tree overflow-auto py-1 font-mono text-xs -outline-offset-2',
          isFilling ? 'min-h-0 flex-1' : 'max-h-[28rem]',
        )}
      >
        <VirtualWindow totalSize={rowWindow.totalSize} start={rowWindow.offset}>
          {drawn.map((row) => {
            const { start, kind } = rows.get(row);
            return (
              <JsonRowView
                key={`${start}${kind === 'close' ? '.' : ''}`}
                id={`${id}-${row}`}
                ref={rowWindow.measure}
                model={model}
                row={row}
                isActive={row === active}
                isMatch={row === find.row}
                onActivate={setActive}
              />
            );
          })}
        </VirtualWindow>
      </div>
    </div>
  );
}

interface FindingOptions {
  readonly label: string;
  readonly onReveal: (row: number) => void;
}

/** The search in a viewer: its state and its bar. */
function useFinding(model: JsonModel, { label, onReveal }: FindingOptions) {
  const [isOpen, setIsOpen] = useState(false);
  const [text, setText] = useState('');
  const [current, setCurrent] = useState(0);
  const [row, setRow] = useState<number>();
  const { matches, isSearching } = useJsonFind(model.document.bytes, isOpen ? text : '');
  const first = current === -1 ? matches?.offsets[0] : undefined;
  useEffect(() => {
    // What was typed is shown at once where it stands first.
    if (first !== undefined) show(0);
    // oxlint-disable-next-line react/exhaustive-deps -- only what was found decides
  }, [first, matches]);
  const show = (match: number) => {
    const offset = matches?.offsets[match];
    if (offset === undefined) return;
    const shown = model.reveal(offset);
    setCurrent(match);
    setRow(shown);
    onReveal(shown);
  };
  const bar = isOpen && (
    <JsonFindBar
      label={label}
      text={text}
      count={matches?.offsets.length}
      isComplete={matches?.isComplete ?? true}
      isSearching={isSearching}
      current={current}
      onText={(next) => {
        setText(next);
        setCurrent(-1);
        setRow(undefined);
      }}
      onStep={(step) => {
        const count = matches?.offsets.length ?? 0;
        if (count > 0) show(current === -1 && step === -1 ? count - 1 : (current + step + count) % count);
      }}
      onClose={() => {
        setIsOpen(false);
        setRow(undefined);
      }}
    />
  );
  const find = {
    text: isOpen ? text : '',
    row,
    open() {
      setIsOpen(true);
    },
  };
  return { find, bar };
}
