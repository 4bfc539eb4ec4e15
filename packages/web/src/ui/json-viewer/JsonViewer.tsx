import type { JsonValue } from '@gander/core/json-value';
import clsx from 'clsx';
import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  use,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';

import { findTextPlace } from '../find-text-place.ts';
import { RevealContext } from '../reveal-context.ts';
import { scrollToPlace } from '../scroll-to-place.ts';
import { useTextHighlight } from '../use-text-highlight.ts';
import { VirtualWindow } from '../VirtualWindow.tsx';
import { JsonBar } from './JsonBar.tsx';
import { JsonFindBar } from './JsonFindBar.tsx';
import { JsonRowView } from './JsonRowView.tsx';
import { createMatchSight } from './match-sight.ts';
import { navigateJson } from './navigate-json.ts';
import { NestedViewerContext } from './nested-viewer.ts';
import { useJsonFind } from './use-json-find.ts';
import { type JsonModel, LINE_HEIGHT, useJsonModel } from './use-json-model.ts';
import { type JsonMatch, type JsonSearch, openMatch, useJsonSearch } from './use-json-search.ts';
import { type RowWindow, useRowWindow } from './use-row-window.ts';

interface JsonViewerLook {
  readonly label: string;
  /** Takes the room its parent gives it instead of growing with its lines up to a limit. */
  readonly isFilling?: boolean;
  /** Without the bar above: for small values inside something else. */
  readonly isPlain?: boolean;
  /** How many levels are open at first. */
  readonly openDepth?: number;
  /** For the bar, in the place of copying and keeping the value. */
  readonly actions?: ReactNode;
  /** Is led from outside, in the place of the bar to search with. */
  readonly search?: JsonSearch | undefined;
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
  search,
}: JsonViewerLook & { readonly bytes: Uint8Array }) {
  const model = useJsonModel(bytes, openDepth);
  const { rows, heights } = model;
  const region = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const [active, setActive] = useState(0);
  const [match, setMatch] = useState<JsonMatch>();
  const { find, bar } = useFinding(model, { label, onMatch: setMatch });
  const revealed = useRevealed();
  useJsonSearch(model, search ?? revealed, setMatch);
  const openFind = search?.onOpen ?? find.open;
  const rowWindow = useRowWindow({
    count: rows.count,
    heights,
    scroller,
    initialHeight: Math.min(MAX_ROWS_PX, rows.count * LINE_HEIGHT),
  });
  useTextHighlight(region, search?.text ?? find.text, 'found-in-value');

  useMatchInSight({ match, rowWindow, scroller });
  const [shownMatch, setShownMatch] = useState<JsonMatch>();
  if (match !== shownMatch) {
    setShownMatch(match);
    if (match?.isAgain === false) setActive(match.row);
  }

  function reveal(row: number) {
    setActive(row);
    rowWindow.scrollToRow(row);
  }

  function onKeyDown(event: KeyboardEvent) {
    if ((event.ctrlKey || event.metaKey) && event.key === 'f') {
      event.preventDefault();
      openFind();
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
      {!isPlain && <JsonBar label={label} model={model} onFind={openFind} actions={actions} />}
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
                match={row === match?.row ? match : undefined}
                onActivate={setActive}
              />
            );
          })}
        </VirtualWindow>
      </div>
    </div>
  );
}

/** What is looked for around the viewer, where it has to be seen: its first match opens. */
function useRevealed(): JsonSearch | undefined {
  const reveal = use(RevealContext);
  return reveal && { text: reveal.text, match: 1, onFound: doNothing, onOpen: doNothing };
}

interface MatchInSightOptions {
  readonly match: JsonMatch | undefined;
  readonly rowWindow: RowWindow;
  readonly scroller: RefObject<HTMLElement | null>;
}

/** How a reader goes somewhere else; a step to another match is none of them. */
const LEAVING = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

/** Scrolls to a match, each time it is another one: to its row, and in a row of many lines to the place in it. */
function useMatchInSight({ match, rowWindow: { scrollToRow, scale }, scroller }: MatchInSightOptions): void {
  const isScaled = scale !== 1;
  const [sight] = useState(createMatchSight);
  useEffect(() => {
    const element = scroller.current;
    for (const type of LEAVING) element?.addEventListener(type, sight.leave, { passive: true });
    return () => {
      for (const type of LEAVING) element?.removeEventListener(type, sight.leave);
    };
  }, [sight, scroller]);
  // When what was opened around it is drawn: before that there is nowhere to scroll to.
  useLayoutEffect(() => {
    const element = scroller.current;
    if (match === undefined || element === null || !sight.isDue(match)) return undefined;
    const { row, text, nth } = match;
    scrollToRow(row);
    if (isScaled) return undefined;
    return scrollToPlace(element, () => {
      const drawn = element.querySelector<HTMLElement>(`[data-row="${row}"]`);
      return drawn === null ? undefined : findTextPlace(drawn, text, nth);
    });
  }, [match, scrollToRow, scroller, isScaled, sight]);
}

function doNothing(): void {}

interface FindingOptions {
  readonly label: string;
  readonly onMatch: (match: JsonMatch | undefined) => void;
}

/** The search in a viewer: its state and its bar. */
function useFinding(model: JsonModel, { label, onMatch }: FindingOptions) {
  const [isOpen, setIsOpen] = useState(false);
  const [text, setText] = useState('');
  const [current, setCurrent] = useState(0);
  const { text: foundText, matches, isSearching } = useJsonFind(model.document.bytes, isOpen ? text : '');
  // What was found of the text before says nothing of this one.
  const first = current === -1 && foundText === text ? matches?.offsets[0] : undefined;
  useEffect(() => {
    // What was typed is shown at once where it stands first.
    if (first !== undefined) show(0);
    // oxlint-disable-next-line react/exhaustive-deps -- only what was found decides
  }, [first, matches]);
  const show = (index: number) => {
    const match = openMatch(model, { offsets: matches?.offsets ?? [], index, text });
    if (match === undefined) return;
    setCurrent(index);
    onMatch(match);
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
        onMatch(undefined);
      }}
      onStep={(step) => {
        const count = matches?.offsets.length ?? 0;
        if (count > 0) show(current === -1 && step === -1 ? count - 1 : (current + step + count) % count);
      }}
      onClose={() => {
        setIsOpen(false);
        onMatch(undefined);
      }}
    />
  );
  const find = {
    text: isOpen ? text : '',
    open() {
      setIsOpen(true);
    },
  };
  return { find, bar };
}
