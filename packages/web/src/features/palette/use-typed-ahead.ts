import { useEffect, useEffectEvent, useState } from 'react';

/**
 * The text of a palette that opens while one types on: keys that come before its field has the focus go into the text
 * instead of to the page behind it. Empty again when it closes.
 */
export function useTypedAhead(isOpen: boolean, onCancel: () => void) {
  const [typed, setTyped] = useState('');
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    // The palette is there and listens itself.
    if (event.target instanceof Element && event.target.closest('[role="dialog"]') !== null) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') onCancel();
    else setTyped((text) => typeAhead(text, event.key));
  });
  useEffect(() => {
    if (!isOpen) return undefined;
    // Before any key of the page.
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => {
      window.removeEventListener('keydown', onKeyDown, { capture: true });
      setTyped('');
    };
  }, [isOpen]);
  return [typed, setTyped] as const;
}

/** What a key makes of a text; keys that write nothing change nothing. */
export function typeAhead(text: string, key: string): string {
  if (key === 'Backspace') return text.slice(0, -1);
  // `Enter`, `ArrowLeft`, `F5` …: what writes something is named by what it writes.
  return /^[A-Z][A-Za-z0-9]+$/.test(key) ? text : text + key;
}
