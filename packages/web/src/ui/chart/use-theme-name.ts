import { useSyncExternalStore } from 'react';

/** The theme in force. A canvas does not restyle itself: it is drawn again when this changes. */
export function useThemeName(): string {
  return useSyncExternalStore(
    (onChange) => {
      const observer = new MutationObserver(onChange);
      observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
      return () => {
        observer.disconnect();
      };
    },
    () => document.documentElement.dataset['theme'] ?? 'light',
  );
}
