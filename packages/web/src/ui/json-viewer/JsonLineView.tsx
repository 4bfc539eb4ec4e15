import { ChevronDown, ChevronRight } from 'lucide-react';
import { memo } from 'react';

import { CopyButton } from '../CopyButton.tsx';
import { LongText } from '../LongText.tsx';
import { type JsonContainer, type JsonLine, type JsonPrimitive, type OpenLine, toJsonPath } from './json-lines.ts';

export interface JsonLineViewProps {
  readonly line: JsonLine;
  readonly onToggle: (container: JsonContainer, isOpen: boolean) => void;
  /** Alt-click: with everything inside. */
  readonly onToggleAll: (container: JsonContainer, isOpen: boolean) => void;
}

const INDENT_PX = 14;
const MAX_INDENT_LEVELS = 24;

export const JsonLineView = memo(function JsonLineView({ line, onToggle, onToggleAll }: JsonLineViewProps) {
  const indent = Math.min(line.depth, MAX_INDENT_LEVELS) * INDENT_PX;
  return (
    <div className="group relative flex items-start pr-16 pl-2 leading-5 hover:bg-hover">
      <div className="flex min-w-0 items-start" style={{ paddingLeft: indent }}>
        {line.kind === 'open' && line.size > 0 ? (
          <button
            type="button"
            aria-expanded={line.isOpen}
            aria-label={`${line.isOpen ? 'Collapse' : 'Expand'} ${line.key ?? 'value'}`}
            title="Alt-click: everything inside"
            onClick={(event) => {
              (event.altKey ? onToggleAll : onToggle)(line.value, !line.isOpen);
            }}
            className="grid h-5 w-4 shrink-0 place-items-center rounded text-ink-faint hover:text-ink"
          >
            {line.isOpen ? <ChevronDown size={12} /> : <ChevronRight size={12} />}
          </button>
        ) : (
          <span className="w-4 shrink-0" />
        )}
        <span className="flex min-w-0 items-start">
          {line.kind !== 'close' && line.key !== undefined && <Key name={line.key} />}
          {line.kind === 'open' && <Bracket line={line} />}
          {line.kind === 'close' && <span className="text-ink-faint">{line.isArray ? ']' : '}'}</span>}
          {line.kind === 'value' && <Primitive value={line.value} />}
        </span>
      </div>
      {line.kind !== 'close' && (
        <span className="absolute top-0 right-1 flex h-5 items-center rounded bg-hover opacity-0 group-focus-within:opacity-100 group-hover:opacity-100">
          <CopyButton text={() => toJsonPath(line)} label="Copy path" isSmall />
          <CopyButton
            text={() => (typeof line.value === 'string' ? line.value : JSON.stringify(line.value, null, 2))}
            label="Copy value"
            isSmall
          />
        </span>
      )}
    </div>
  );
});

function Key({ name }: { readonly name: string | number }) {
  if (typeof name === 'number') return <span className="shrink-0 pr-1.5 text-ink-faint">{name}:</span>;
  return <span className="max-w-96 shrink-0 truncate pr-1.5 text-json-key">{name}:</span>;
}

function Bracket({ line }: { readonly line: OpenLine }) {
  const [open, close] = Array.isArray(line.value) ? ['[', ']'] : ['{', '}'];
  if (line.isOpen) return <span className="text-ink-faint">{open}</span>;
  const unit = Array.isArray(line.value) ? 'item' : 'key';
  return (
    <span className="text-ink-faint">
      {open}
      {line.size > 0 && (
        <span className="px-1">
          {line.size} {unit}
          {line.size > 1 && 's'}
        </span>
      )}
      {close}
    </span>
  );
}

function Primitive({ value }: { readonly value: JsonPrimitive }) {
  if (typeof value === 'string') {
    return <LongText text={value} isQuoted className="text-json-string" />;
  }
  if (typeof value === 'number') return <span className="text-json-number">{String(value)}</span>;
  return <span className="text-json-word">{String(value)}</span>;
}
