import clsx from 'clsx';
import { Check, Pencil, Save, Star, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';

import { isBuiltIn } from './built-in-views.ts';
import type { SavedView, ViewSearch } from './saved-view.ts';
import type { SavedViewsControl } from './use-saved-views.ts';

export interface ViewItemProps {
  readonly view: SavedView;
  readonly isCurrent: boolean;
  /** The list is no longer what the view says. */
  readonly isChanged: boolean;
  /** The experiment opens with it. */
  readonly isDefault: boolean;
  /** What the list is now. */
  readonly search: ViewSearch;
  readonly control: SavedViewsControl;
  readonly onShow: () => void;
}

export function ViewItem(props: ViewItemProps) {
  const { view, isCurrent, isChanged, isDefault, search, control, onShow } = props;
  const [isRenaming, setIsRenaming] = useState(false);
  if (isRenaming) {
    return (
      <RenameForm
        name={view.name}
        onDone={(name) => {
          if (name !== undefined) control.rename(view.id, name);
          setIsRenaming(false);
        }}
      />
    );
  }
  return (
    <li className="group flex items-center rounded hover:bg-hover">
      <button
        type="button"
        aria-current={isCurrent}
        onClick={onShow}
        className="flex h-7 min-w-0 flex-1 items-center gap-2 rounded px-2 text-left"
      >
        <span className="w-3.5 shrink-0">
          {isCurrent && <Check size={13} aria-hidden className="text-accent-ink" />}
        </span>
        <span className="truncate">
          <bdi>{view.name}</bdi>
        </span>
        {isChanged && <span className="shrink-0 text-2xs text-ink-faint">changed</span>}
      </button>
      {!isBuiltIn(view.id) && (
        <>
          {isChanged && (
            <Action
              label={`Overwrite ${view.name} with what is shown`}
              isShown
              onClick={() => {
                control.overwrite(view.id, search);
              }}
            >
              <Save size={13} />
            </Action>
          )}
          <Action
            label={`Rename ${view.name}`}
            onClick={() => {
              setIsRenaming(true);
            }}
          >
            <Pencil size={13} />
          </Action>
          <Action
            label={`Delete ${view.name}`}
            onClick={() => {
              control.remove(view.id);
            }}
          >
            <Trash2 size={13} />
          </Action>
        </>
      )}
      <Action
        label={isDefault ? `This experiment opens with ${view.name}` : `Open this experiment with ${view.name}`}
        isShown={isDefault}
        isPressed={isDefault}
        onClick={() => {
          control.setDefault(isDefault || view.id === 'all' ? undefined : view.id);
        }}
      >
        <Star size={13} className={clsx(isDefault && 'fill-current')} />
      </Action>
    </li>
  );
}

interface ActionProps {
  readonly label: string;
  readonly onClick: () => void;
  /** Otherwise only where the pointer or the focus is. */
  readonly isShown?: boolean;
  readonly isPressed?: boolean;
  readonly children: ReactNode;
}

function Action({ label, onClick, isShown = false, isPressed, children }: ActionProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={isPressed}
      onClick={onClick}
      className={clsx(
        'flex size-6 shrink-0 items-center justify-center rounded hover:bg-line hover:text-ink',
        isPressed === true ? 'text-accent-ink' : 'text-ink-faint',
        !isShown && 'opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 [@media(hover:none)]:opacity-100',
      )}
    >
      {children}
    </button>
  );
}

interface RenameFormProps {
  readonly name: string;
  /** Without a name the old one stays. */
  readonly onDone: (name: string | undefined) => void;
}

function RenameForm({ name, onDone }: RenameFormProps) {
  const [draft, setDraft] = useState(name);
  return (
    <li>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onDone(draft);
        }}
        className="px-1 py-0.5"
      >
        <input
          aria-label={`New name of ${name}`}
          value={draft}
          maxLength={80}
          ref={(input) => {
            input?.focus();
          }}
          onChange={(event) => {
            setDraft(event.target.value);
          }}
          onBlur={() => {
            onDone(draft);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            onDone(undefined);
          }}
          className="h-6 w-full rounded border border-line-strong bg-surface px-1.5"
        />
      </form>
    </li>
  );
}
