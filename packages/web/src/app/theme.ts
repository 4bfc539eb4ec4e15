/** What the person chose. `system` follows the operating system. */
export type ThemeChoice = 'light' | 'dark' | 'system';

/** Read by `public/before-first-paint.js` too. */
const STORAGE_KEY = 'gander.theme';

const CHOICES: readonly ThemeChoice[] = ['light', 'dark', 'system'];

export function readThemeChoice(): ThemeChoice {
  try {
    const stored = localStorage.getItem(STORAGE_KEY);
    return CHOICES.find((choice) => choice === stored) ?? 'system';
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
}

export function applyTheme(choice: ThemeChoice, isSystemDark: boolean): void {
  const isDark = choice === 'dark' || (choice === 'system' && isSystemDark);
  document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light';
}
