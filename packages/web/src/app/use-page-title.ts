import { useEffect } from 'react';

/** Names the browser tab: the most particular thing first. */
export function usePageTitle(...parts: readonly (string | undefined)[]): void {
  const title = [...parts.filter((part) => part !== undefined && part !== ''), 'Gander'].join(' · ');
  useEffect(() => {
    document.title = title;
  }, [title]);
}
