import { ChevronsDownUp, ChevronsUpDown, ListTree } from 'lucide-react';
import type { RefObject } from 'react';

import { ChoiceMenu } from '../../../ui/ChoiceMenu.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { ColumnsMenu } from './ColumnsMenu.tsx';
import type { KnownKeys } from './run-columns.ts';
import type { RunFilterError } from './run-filter.ts';
import { RunFilterField } from './RunFilterField.tsx';
import type { RunListChange } from './RunList.tsx';
import type { RunListUrl } from './url.ts';

export interface RunListBarProps {
  readonly url: RunListUrl;
  readonly error: RunFilterError | undefined;
  readonly keys: KnownKeys;
  readonly columnIds: readonly string[];
  readonly searchRef: RefObject<HTMLInputElement | null>;
  readonly hasNested: boolean;
  readonly isAllFolded: boolean;
  readonly onFoldAll: (isFolded: boolean) => void;
  readonly onColumns: (ids: readonly string[] | undefined) => void;
  readonly onChange: (change: RunListChange) => void;
}

/** Above the runs: which of them, nested or not, with which columns. */
export function RunListBar(props: RunListBarProps) {
  const { url, error, keys, columnIds, searchRef, hasNested, isAllFolded, onFoldAll, onColumns, onChange } = props;
  const isFlat = url.flat === '1';
  return (
    <div className="flex shrink-0 flex-wrap items-start gap-2 border-b border-line bg-surface px-3 py-2">
      <RunFilterField
        value={url.q ?? ''}
        error={error}
        keys={keys}
        inputRef={searchRef}
        onChange={(text) => {
          onChange({ q: text === '' ? undefined : text });
        }}
      />
      <div className="flex items-center gap-1.5">
        {hasNested && (
          <>
            <IconButton
              label="Children under their parents"
              isPressed={!isFlat}
              onClick={() => {
                onChange({ flat: isFlat ? undefined : '1' });
              }}
            >
              <ListTree size={15} />
            </IconButton>
            {!isFlat && (
              <IconButton
                label={isAllFolded ? 'Unfold all' : 'Fold all'}
                onClick={() => {
                  onFoldAll(!isAllFolded);
                }}
              >
                {isAllFolded ? <ChevronsUpDown size={15} /> : <ChevronsDownUp size={15} />}
              </IconButton>
            )}
          </>
        )}
        <ChoiceMenu
          label="Stage"
          choices={[
            { value: 'active', label: 'Active' },
            { value: 'deleted', label: 'Deleted' },
          ]}
          value={url.stage ?? 'active'}
          onChange={(value) => {
            onChange({ stage: value === 'deleted' ? 'deleted' : undefined });
          }}
        />
        <ColumnsMenu keys={keys} shownIds={columnIds} onChange={onColumns} />
      </div>
    </div>
  );
}
