import { Popover } from '@base-ui/react/popover';
import { Bookmark, ChevronDown } from 'lucide-react';
import { useRef, useState } from 'react';

import { useCommandSource } from '../palette/command-sources.ts';
import type { TraceListChange } from '../trace-filter/use-trace-filter.ts';
import type { TraceListUrl } from '../trace-list/url.ts';
import { ALL_TRACES, BUILT_IN_VIEWS, isBuiltIn } from './built-in-views.ts';
import { SaveViewForm } from './SaveViewForm.tsx';
import { isAsSaved, type SavedView, toViewSearch, VIEW_KEYS } from './saved-view.ts';
import { useSavedViews } from './use-saved-views.ts';
import { ViewItem } from './ViewItem.tsx';

export interface SavedViewsMenuProps {
  readonly experimentId: string;
  readonly url: TraceListUrl;
  readonly change: (change: TraceListChange) => void;
}

/** The view in force, and a panel of all: open, save, rename, overwrite, delete, open the experiment with. */
export function SavedViewsMenu({ experimentId, url, change }: SavedViewsMenuProps) {
  const [isOpen, setIsOpen] = useState(false);
  // Opened to give the view a name.
  const [isSaving, setIsSaving] = useState(false);
  const popup = useRef<HTMLDivElement>(null);
  const control = useSavedViews(experimentId);
  const { views, defaultId } = control.saved;
  const search = toViewSearch(url);
  const current = [...BUILT_IN_VIEWS, ...views].find(({ id }) => id === url.saved) ?? ALL_TRACES;
  const isChanged = !isAsSaved(current.search, search);

  function show(view: SavedView) {
    const gone = Object.fromEntries(VIEW_KEYS.map((key) => [key, undefined]));
    // The reader's own stay where the view does not say how it wants them.
    const kept = { cols: url.cols, density: url.density };
    // An empty URL opens the default view, so the plain list has to be named where there is one.
    const isPlain = view.id === ALL_TRACES.id && defaultId === undefined;
    change({ ...gone, ...kept, ...view.search, saved: isPlain ? undefined : view.id });
    setIsOpen(false);
  }

  useCommandSource('list', () => [
    {
      id: 'save view',
      group: 'Views',
      label: 'Save this view as …',
      words: 'keep filter',
      run() {
        setIsSaving(true);
        setIsOpen(true);
      },
    },
    ...[...BUILT_IN_VIEWS, ...views]
      .filter((view) => view.id !== current.id || isChanged)
      .map((view) => ({
        id: `view ${view.id}`,
        group: 'Views',
        label: view.name,
        words: 'saved view',
        isQuiet: isBuiltIn(view.id),
        run() {
          show(view);
        },
      })),
  ]);

  const toItem = (view: SavedView) => (
    <ViewItem
      key={view.id}
      view={view}
      isCurrent={view.id === current.id}
      isChanged={view.id === current.id && isChanged}
      isDefault={view.id === (defaultId ?? ALL_TRACES.id)}
      search={search}
      control={control}
      onShow={() => {
        show(view);
      }}
    />
  );

  return (
    <Popover.Root
      open={isOpen}
      onOpenChange={(next) => {
        setIsSaving(false);
        setIsOpen(next);
      }}
    >
      <Popover.Trigger
        aria-label={`View: ${current.name}${isChanged ? ', changed' : ''}`}
        className="inline-flex h-7 min-w-0 items-center gap-1.5 rounded-md px-2 font-medium hover:bg-hover data-popup-open:bg-hover"
      >
        <Bookmark size={14} aria-hidden className="shrink-0 text-ink-faint" />
        <span className="max-w-48 truncate">
          <bdi>{current.name}</bdi>
        </span>
        {isChanged && <span aria-hidden className="size-1.5 shrink-0 rounded-full bg-accent" title="Changed" />}
        <ChevronDown size={13} aria-hidden className="shrink-0 text-ink-faint" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={4} align="start" className="z-50">
          <Popover.Popup
            ref={popup}
            initialFocus={() => (isSaving ? popup.current?.querySelector('input') : undefined) ?? true}
            className="flex max-h-[min(36rem,80vh)] w-80 max-w-[calc(100vw-1rem)] flex-col rounded-lg border border-line bg-raised shadow-float outline-none"
          >
            <Popover.Title className="sr-only">Views</Popover.Title>
            <div className="min-h-0 flex-1 overflow-y-auto p-1">
              <ul aria-label="Built-in views">{BUILT_IN_VIEWS.map(toItem)}</ul>
              {views.length > 0 && (
                <>
                  <p className="mt-1 border-t border-line px-2 pt-2 pb-1 text-2xs text-ink-faint">
                    Saved in this browser
                  </p>
                  <ul aria-label="Saved views">{views.map(toItem)}</ul>
                </>
              )}
            </div>
            <SaveViewForm
              isLost={control.isLost}
              onSave={(name) => {
                const view = control.add(name, search);
                change({ saved: view.id });
                setIsOpen(false);
              }}
            />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
