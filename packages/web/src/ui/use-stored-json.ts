import { useCallback, useState } from 'react';

/** A choice of the reader's that outlives the page. Kept in localStorage where there is one; `parse` judges what is found there. */
export function useStoredJson<Value>(
  key: string,
  parse: (stored: unknown) => Value,
): readonly [Value, (value: Value) => void] {
  const [value, setValue] = useState(() => parse(readJson(key)));
  const store = useCallback(
    (next: Value) => {
      setValue(next);
      try {
        localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // Storage is full or switched off: the choice lasts as long as the page.
      }
    },
    [key],
  );
  return [value, store];
}

function readJson(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null');
  } catch {
    return null;
  }
}
