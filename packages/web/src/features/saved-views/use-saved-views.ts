import { useState } from 'react';

import { readStoredText, writeStoredText } from '../trace-list/settings/stored-text.ts';
import { addView, deleteView, overwriteView, renameView, setDefaultView } from './change-views.ts';
import { formatSavedViews, parseSavedViews, type SavedView, type SavedViews, type ViewSearch } from './saved-view.ts';

export interface SavedViewsControl {
  readonly saved: SavedViews;
  /** The browser keeps nothing: what is saved is lost with the page. */
  readonly isLost: boolean;
  readonly add: (name: string, search: ViewSearch) => SavedView;
  readonly rename: (id: string, name: string) => void;
  readonly overwrite: (id: string, search: ViewSearch) => void;
  readonly remove: (id: string) => void;
  readonly setDefault: (id: string | undefined) => void;
}

/** The views that this browser keeps for an experiment. */
export function useSavedViews(experimentId: string): SavedViewsControl {
  const [kept, setKept] = useState(() => ({ experimentId, saved: readSavedViews(experimentId) }));
  const [isLost, setIsLost] = useState(false);
  const saved = kept.experimentId === experimentId ? kept.saved : readSavedViews(experimentId);

  function change(update: (saved: SavedViews) => SavedViews) {
    // Another tab may have saved one since.
    const next = update(isLost ? saved : readSavedViews(experimentId));
    setKept({ experimentId, saved: next });
    setIsLost(!writeStoredText(toStorageKey(experimentId), formatSavedViews(next)));
  }

  return {
    saved,
    isLost,
    add(name, search) {
      const view: SavedView = { id: toNewId(saved), name, search };
      change((current) => addView(current, view));
      return view;
    },
    rename(id, name) {
      change((current) => renameView(current, id, name));
    },
    overwrite(id, search) {
      change((current) => overwriteView(current, id, search));
    },
    remove(id) {
      change((current) => deleteView(current, id));
    },
    setDefault(id) {
      change((current) => setDefaultView(current, id));
    },
  };
}

export function readSavedViews(experimentId: string): SavedViews {
  return parseSavedViews(readStoredText(toStorageKey(experimentId)));
}

function toStorageKey(experimentId: string): string {
  return `gander.views.${experimentId}`;
}

function toNewId({ views }: SavedViews): string {
  const used = new Set(views.map(({ id }) => id));
  let number = views.length + 1;
  while (used.has(`v${number}`)) number += 1;
  return `v${number}`;
}
