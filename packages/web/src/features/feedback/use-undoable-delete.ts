import { useEffect, useEffectEvent, useRef, useState } from 'react';

const UNDO_MS = 8000;

/**
 * Deletes after a while in which it can be taken back, so that taking back restores all: id, history and time. What waits
 * is deleted at once when the page is left.
 */
export function useUndoableDelete<Item extends { readonly id: string }>(onDelete: (item: Item) => void) {
  const [waiting, setWaiting] = useState<readonly Item[]>([]);
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>());
  const due = useRef(new Map<string, Item>());

  function settle(id: string) {
    clearTimeout(timers.current.get(id));
    timers.current.delete(id);
    due.current.delete(id);
    setWaiting((items) => items.filter((item) => item.id !== id));
  }

  const finish = useEffectEvent((item: Item) => {
    if (!due.current.has(item.id)) return;
    settle(item.id);
    onDelete(item);
  });

  useEffect(() => {
    const items = due.current;
    const finishAll = () => {
      for (const item of items.values()) finish(item);
    };
    window.addEventListener('pagehide', finishAll);
    return () => {
      window.removeEventListener('pagehide', finishAll);
      finishAll();
    };
  }, []);

  return {
    /** Deleted for the reader already. */
    waiting,
    remove(item: Item) {
      due.current.set(item.id, item);
      timers.current.set(
        item.id,
        setTimeout(() => {
          finish(item);
        }, UNDO_MS),
      );
      setWaiting((items) => [...items.filter(({ id }) => id !== item.id), item]);
    },
    undo(item: Item) {
      settle(item.id);
    },
  } as const;
}
