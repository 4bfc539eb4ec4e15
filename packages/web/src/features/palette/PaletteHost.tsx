import { Command } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';

import { IconButton } from '../../ui/IconButton.tsx';
import { useHotKeys } from '../../ui/use-hot-keys.ts';
import { useTypedAhead } from './use-typed-ahead.ts';

const loadPalette = async () => import('./Palette.tsx');
const Palette = lazy(async () => ({ default: (await loadPalette()).Palette }));
const KeySheet = lazy(async () => ({ default: (await import('./KeySheet.tsx')).KeySheet }));

type Shown = 'palette' | 'keys';

/** Long after the page is there. */
const WARM_UP_MS = 2000;

/** `Ctrl K` or `⌘K` opens the palette from anywhere, also while typing; `?` shows the keys. */
export function PaletteHost() {
  const [shown, setShown] = useState<Shown>();
  const [typed, setTyped] = useTypedAhead(shown === 'palette', () => {
    setShown(undefined);
  });
  useEffect(() => {
    // Should it not arrive, it is asked for again when it is needed.
    const timer = setTimeout(() => void loadPalette().catch(() => undefined), WARM_UP_MS);
    return () => {
      clearTimeout(timer);
    };
  }, []);
  useHotKeys({
    '?': () => {
      setShown('keys');
    },
  });
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey)
        return;
      event.preventDefault();
      setShown((current) => (current === 'palette' ? undefined : 'palette'));
    }
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
    };
  }, []);
  const close = () => {
    setShown(undefined);
  };
  return (
    <>
      <IconButton
        label="Commands (Ctrl K)"
        aria-haspopup="dialog"
        onClick={() => {
          setShown('palette');
        }}
      >
        <Command size={15} />
      </IconButton>
      <Suspense>
        {shown === 'palette' && (
          <Palette
            typed={typed}
            onTyped={setTyped}
            onClose={close}
            onShowKeys={() => {
              setShown('keys');
            }}
          />
        )}
        {shown === 'keys' && <KeySheet onClose={close} />}
      </Suspense>
    </>
  );
}
