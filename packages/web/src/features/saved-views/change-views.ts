import { type SavedView, type SavedViews, toViewName, type ViewSearch } from './saved-view.ts';

/** A new view, last. */
export function addView(saved: SavedViews, view: SavedView): SavedViews {
  return { ...saved, views: [...saved.views, { ...view, name: toViewName(view.name) }] };
}

export function renameView(saved: SavedViews, id: string, name: string): SavedViews {
  const newName = toViewName(name);
  return newName === '' ? saved : changeView(saved, id, (view) => ({ ...view, name: newName }));
}

export function overwriteView(saved: SavedViews, id: string, search: ViewSearch): SavedViews {
  return changeView(saved, id, (view) => ({ ...view, search }));
}

/** The list opens as it is again where the view was the default. */
export function deleteView(saved: SavedViews, id: string): SavedViews {
  const views = saved.views.filter((view) => view.id !== id);
  return saved.defaultId === id ? { views } : { ...saved, views };
}

export function setDefaultView(saved: SavedViews, id: string | undefined): SavedViews {
  return { views: saved.views, ...(id !== undefined && { defaultId: id }) };
}

function changeView(saved: SavedViews, id: string, change: (view: SavedView) => SavedView): SavedViews {
  return { ...saved, views: saved.views.map((view) => (view.id === id ? change(view) : view)) };
}
