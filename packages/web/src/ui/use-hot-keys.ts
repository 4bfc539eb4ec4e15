import { useEffect, useRef } from 'react';

export type HotKeys = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/**
 * Keys that work anywhere on the page, named as in `KeyboardEvent.key`. Nothing fires while the person types, while a
 * dialog or menu is open, with Ctrl, Alt or Meta held, or when a control that has the focus already took the key.
 */
export function useHotKeys(keys: HotKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const action = latest.current[event.key];
      if (action === undefined || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
      if (isTyping(event.target) || document.querySelector('[role="dialog"],[role="menu"]') !== null) return;
      if (isTakenByControl(event)) return;
      event.preventDefault();
      action(event);
    }
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input, textarea, select');
}

const MOVING_KEYS = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End']);

/** Enter presses the focused button or link; arrows move in a list or tree, and elsewhere do what the browser does. */
function isTakenByControl(event: KeyboardEvent): boolean {
  if (!(event.target instanceof HTMLElement) || event.target === document.body) return false;
  if (MOVING_KEYS.has(event.key)) return event.target.closest('[role="grid"], [role="treegrid"]') === null;
  return event.key === 'Enter' && event.target.closest('button, a, summary') !== null;
}
