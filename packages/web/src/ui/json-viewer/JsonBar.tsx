import { ChevronsDownUp, ChevronsUpDown, Download, Search } from 'lucide-react';
import type { ReactNode } from 'react';

import { formatBytes } from '../../format/bytes.ts';
import { CopyButton } from '../CopyButton.tsx';
import { downloadText } from '../download-text.ts';
import { IconButton } from '../IconButton.tsx';
import { isContainer, readText } from './json-document.ts';
import type { JsonModel } from './use-json-model.ts';
import { writeJson } from './write-json.ts';

export interface JsonBarProps {
  readonly label: string;
  readonly model: JsonModel;
  readonly onFind: () => void;
  /** Take the place of copying and keeping all of it. */
  readonly actions?: ReactNode;
}

/** Below this a size says nothing. */
const SIZED_FROM_BYTES = 10_000;

/** What a value is called, and what can be done with all of it. */
export function JsonBar({ label, model, onFind, actions }: JsonBarProps) {
  const { bytes, root } = model.document;
  return (
    <div className="flex h-8 shrink-0 items-center border-b border-line bg-sunken pr-1 pl-3 text-xs font-medium text-ink-soft">
      <span className="truncate">{label}</span>
      {bytes.length > SIZED_FROM_BYTES && (
        <span className="tabular shrink-0 pl-2 font-normal whitespace-nowrap text-ink-faint max-sm:hidden">
          {formatBytes(bytes.length)}
        </span>
      )}
      <span className="ml-auto" />
      {actions}
      {isContainer(bytes, root) && (
        <>
          <IconButton label="Find in this value" onClick={onFind}>
            <Search size={14} />
          </IconButton>
          <IconButton
            label="Expand all"
            onClick={() => {
              model.setAllOpen(0, true);
            }}
          >
            <ChevronsUpDown size={14} />
          </IconButton>
          <IconButton
            label="Collapse all"
            onClick={() => {
              model.setAllOpen(0, false);
              model.setOpen(0, true);
            }}
          >
            <ChevronsDownUp size={14} />
          </IconButton>
        </>
      )}
      {actions === undefined && bytes.length > SIZED_FROM_BYTES && (
        <IconButton
          label="Download value"
          onClick={() => {
            downloadText('value.json', readText(bytes, { start: 0, end: bytes.length }));
          }}
        >
          <Download size={14} />
        </IconButton>
      )}
      {actions === undefined && <CopyButton text={() => writeJson(bytes, root)} label="Copy value" />}
    </div>
  );
}
