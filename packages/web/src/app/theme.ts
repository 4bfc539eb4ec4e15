/** What the person chose. `system` follows the operating system. */
export type ThemeChoice = 'light' | 'dark' | 'system';

/** Read by `public/before-first-paint.js` too. */
const STORAGE_KEY = 'gander.theme';

export const THEME_CHOICES: readonly ThemeChoice[] = ['light', 'dark', 'system'];

/** Fired on `window` when the choice changes in this page. */
const CHANGE_EVENT = 'gander-theme';

export function readThemeChoice(): ThemeChoice {
  try {
    const stored = localStorage.getItem(STORAGE_KEY);
    return THEME_CHOICES.find((choice) => choice === stored) ?? 'system';
  } catch {
    return 'system';
  }
}

export function storeThemeChoice(choice: ThemeChoice): void {
  try {
    localStorage.setItem(STORAGE_KEY, choice);
  } catch {
    // Storage is switched off: the choice lasts as long as the page.
  }
  window.dispatchEvent(new CustomEvent(CHANGE_EVENT, { detail: choice }));
}

/** Calls back when the person chooses, wherever that is done. Returns how to stop. */
export function watchThemeChoice(onChoice: (choice: ThemeChoice) => void): () => void {
  const listener = (event: Event) => {
    onChoice((event as CustomEvent<ThemeChoice>).detail);
  };
  window.addEventListener(CHANGE_EVENT, listener);
  return () => {
    window.removeEventListener(CHANGE_EVENT, listener);
  };
}

export function applyTheme(choice: ThemeChoice, isSystemDark: boolean): void {
  const isDark = choice === 'dark' || (choice === 'system' && isSystemDark);
  document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light';
}
