import clsx from 'clsx';
import { ChevronDown, ChevronRight } from 'lucide-react';
import type { Ref } from 'react';

import { CopyButton } from '../CopyButton.tsx';
import { RevealContext } from '../reveal-context.ts';
import { readString, readText } from './json-document.ts';
import { toJsonPath } from './json-path.ts';
import type { JsonRow } from './json-rows.ts';
import { JSON_SIGNS } from './json-signs.ts';
import { skipString, skipValue } from './skip-value.ts';
import { JsonStringView } from './JsonStringView.tsx';
import type { JsonModel } from './use-json-model.ts';
import type { JsonMatch } from './use-json-search.ts';
import { writeJson } from './write-json.ts';

export interface JsonRowViewProps {
  readonly model: JsonModel;
  readonly row: number;
  readonly id: string;
  readonly isActive: boolean;
  /** The match that was stepped to, where it is in this line. */
  readonly match: JsonMatch | undefined;
  readonly ref: Ref<HTMLDivElement>;
  readonly onActivate: (row: number) => void;
}

const INDENT_PX = 14;
const MAX_INDENT_LEVELS = 24;

/** Where there is little room deep levels stand closer: what they hold has to be read. */
function toIndent(depth: number): string {
  return `min(${depth * INDENT_PX}px, ${12 + depth * 0.9}%)`;
}

/** One line of a JSON text. */
export function JsonRowView({ model, row, id, isActive, match, ref, onActivate }: JsonRowViewProps) {
  const { document, rows } = model;
  const line = rows.get(row);
  const isContainer = line.kind === 'open' || line.kind === 'closed';
  const size = isContainer ? document.countChildren(line.valueStart) : 0;
  return (
    <div
      ref={ref}
      id={id}
      data-row={row}
      {...(line.kind === 'close'
        ? { role: 'presentation' }
        : {
            role: 'treeitem',
            'aria-level': line.depth + 1,
            'aria-selected': isActive,
            ...(size > 0 && { 'aria-expanded': line.kind === 'open' }),
          })}
      onMouseDown={() => {
        onActivate(row);
      }}
      className={clsx(
        'group/row relative flex items-start pr-16 pl-2 leading-5 hover:bg-hover max-sm:pr-2',
        isActive && 'group-focus/tree:bg-selected',
        match !== undefined && 'bg-selected shadow-[inset_2px_0_0_var(--accent)]',
      )}
    >
      <div
        className="flex min-w-0 flex-1 items-start"
        style={{ paddingLeft: toIndent(Math.min(line.depth, MAX_INDENT_LEVELS)) }}
      >
        {size > 0 ? <Expander model={model} row={row} line={line} /> : <span className="w-4 shrink-0" />}
        <Name bytes={document.bytes} line={line} />
        {line.kind === 'value' ? (
          <RevealContext value={match}>
            <Primitive bytes={document.bytes} start={line.valueStart} />
          </RevealContext>
        ) : (
          <Bracket bytes={document.bytes} line={line} size={size} />
        )}
      </div>
      {line.kind !== 'close' && (
        <span className="absolute top-0 right-1 flex h-5 items-center rounded bg-hover opacity-0 group-focus-within/row:opacity-100 group-hover/row:opacity-100">
          <CopyButton text={() => toJsonPath(document, rows, row)} label="Copy path" isSmall />
          <CopyButton text={() => writeJson(document.bytes, line.valueStart)} label="Copy value" isSmall />
        </span>
      )}
    </div>
  );
}

interface LineProps {
  readonly bytes: Uint8Array;
  readonly line: JsonRow;
}

function Expander({ model, row, line }: { readonly model: JsonModel; readonly row: number; readonly line: JsonRow }) {
  const isOpen = line.kind === 'open';
  return (
    <button
      type="button"
      // The tree itself is reached by keyboard, and its arrows open and close.
      tabIndex={-1}
      aria-label={`${isOpen ? 'Collapse' : 'Expand'} ${toName(model.document.bytes, line) || 'value'}`}
      title="Alt-click: everything inside"
      onClick={(event) => {
        (event.altKey ? model.setAllOpen : model.setOpen)(row, !isOpen);
      }}
      className="grid h-5 w-4 shrink-0 place-items-center rounded text-ink-faint hover:text-ink"
    >
      {isOpen ? <ChevronDown size={12} /> : <ChevronRight size={12} />}
    </button>
  );
}

function toName(bytes: Uint8Array, { start, index, hasName }: JsonRow): string {
  if (index !== undefined) return String(index);
  return hasName ? readString(bytes, { start, end: skipString(bytes, start) }) : '';
}

function Name({ bytes, line }: LineProps) {
  if (line.index === undefined && !line.hasName) return null;
  return (
    <span
      className={clsx(
        'max-w-96 shrink-0 truncate pr-1.5',
        line.index === undefined ? 'text-json-key' : 'text-ink-faint',
      )}
    >
      {toName(bytes, line)}:
    </span>
  );
}

function Bracket({ bytes, line, size }: LineProps & { readonly size: number }) {
  const byte = bytes[line.valueStart];
  if (line.kind === 'close')
    return <span className="text-ink-faint">{byte === JSON_SIGNS.closeBrace ? '}' : ']'}</span>;
  const isList = byte === JSON_SIGNS.openBracket;
  if (line.kind === 'open') return <span className="text-ink-faint">{byte === JSON_SIGNS.openBrace ? '{' : '['}</span>;
  const unit = isList ? 'item' : 'key';
  return (
    <span className="text-ink-faint">
      {isList ? '[' : '{'}
      {size > 0 && (
        <span className="tabular px-1">
          {size.toLocaleString('en-US')} {unit}
          {size > 1 && 's'}
        </span>
      )}
      {isList ? ']' : '}'}
    </span>
  );
}

/** Numbers as they were written: no digit is lost. */
function Primitive({ bytes, start }: { readonly bytes: Uint8Array; readonly start: number }) {
  const end = skipValue(bytes, start);
  if (bytes[start] === JSON_SIGNS.quote) return <JsonStringView bytes={bytes} range={{ start, end }} />;
  const text = readText(bytes, { start, end: Math.min(end, start + MAX_WORD_CHARS) });
  return <span className={/^[-\d]/.test(text) ? 'wrap-any text-json-number' : 'wrap-any text-json-word'}>{text}</span>;
}

const MAX_WORD_CHARS = 2000;
