import { useCallback, useMemo, useState } from 'react';

/** A number that outlives the page: a pane's width and the like. Kept in localStorage where there is one. */
export function useStoredNumber(key: string, fallback: number): readonly [number, (value: number) => void] {
  const [values, setValues] = useState<Readonly<Record<string, number>>>({});
  const stored = useMemo(() => readNumber(key), [key]);
  const store = useCallback(
    (next: number) => {
      setValues((current) => ({ ...current, [key]: next }));
      try {
        localStorage.setItem(key, String(next));
      } catch {
        // Storage is full or switched off: the choice lasts as long as the page.
      }
    },
    [key],
  );
  return [values[key] ?? stored ?? fallback, store];
}

function readNumber(key: string): number | undefined {
  try {
    const text = localStorage.getItem(key);
    const number = text === null ? Number.NaN : Number(text);
    return Number.isFinite(number) ? number : undefined;
  } catch {
    return undefined;
  }
}
