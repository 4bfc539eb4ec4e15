import { Monitor, Moon, Sun } from 'lucide-react';
import { useEffect, useState } from 'react';

import { IconButton } from '../ui/IconButton.tsx';
import { useMediaQuery } from '../ui/use-media-query.ts';
import { applyTheme, readThemeChoice, storeThemeChoice, type ThemeChoice, watchThemeChoice } from './theme.ts';

const NEXT = { system: 'light', light: 'dark', dark: 'system' } as const satisfies Record<ThemeChoice, ThemeChoice>;
const ICONS = { system: Monitor, light: Sun, dark: Moon } as const;

export function ThemeToggle() {
  const [choice, setChoice] = useState(readThemeChoice);
  const isSystemDark = useMediaQuery('(prefers-color-scheme: dark)');
  useEffect(() => {
    applyTheme(choice, isSystemDark);
  }, [choice, isSystemDark]);
  useEffect(() => watchThemeChoice(setChoice), []);
  const Icon = ICONS[choice];
  return (
    <IconButton
      label={`Theme: ${choice}. Switch to ${NEXT[choice]}`}
      onClick={() => {
        storeThemeChoice(NEXT[choice]);
      }}
    >
      <Icon size={15} />
    </IconButton>
  );
}
