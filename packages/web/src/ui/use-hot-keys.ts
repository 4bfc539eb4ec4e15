import { type RefObject, useEffect, useRef } from 'react';

export type HotKeys = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/**
 * Keys that work anywhere on the page, named as in `KeyboardEvent.key`. Nothing fires while the person types, while a
 * dialog or menu is open, with Ctrl, Alt or Meta held, or when a control that has the focus already took the key.
 *
 * With a `scope`, only while the focus is in that element, and before the keys of the page.
 */
export function useHotKeys(keys: HotKeys, scope?: RefObject<HTMLElement | null>): void {
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
    const target: HTMLElement | Window | null = scope === undefined ? window : scope.current;
    const listener = onKeyDown as EventListener;
    target?.addEventListener('keydown', listener);
    return () => {
      target?.removeEventListener('keydown', listener);
    };
  }, [scope]);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input, textarea, select');
}

const MOVING_KEYS = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End']);

/** Enter presses the focused button or link; arrows move in a list or tree, and elsewhere do what the browser does. */
function isTakenByControl(event: KeyboardEvent): boolean {
  // A landmark has the focus where a click hit nothing that takes it.
  if (!(event.target instanceof HTMLElement) || event.target.matches('body, main, aside')) return false;
  // No button does anything with them.
  if (event.shiftKey && MOVING_KEYS.has(event.key) && event.target.matches('button')) return false;
  if (MOVING_KEYS.has(event.key)) return event.target.closest('[role="grid"], [role="treegrid"]') === null;
  return event.key === 'Enter' && event.target.closest('button, a, summary') !== null;
}
