import { Keyboard } from 'lucide-react';
import { useState } from 'react';

import { KEY_GROUPS } from '../features/palette/key-groups.ts';
import { KeySheet } from '../features/palette/KeySheet.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { useHotKeys } from '../ui/use-hot-keys.ts';

/** A file holds one trace: no lists, nothing to write, nothing to compare with. */
const GROUPS = KEY_GROUPS.filter(({ title }) => ['A trace', 'Views of a trace', 'Large values'].includes(title));

/** The keys of the trace work in a file, too; here is which. */
export function ViewerKeys() {
  const [isShown, setIsShown] = useState(false);
  const show = () => {
    setIsShown(true);
  };
  useHotKeys({ '?': show });
  return (
    <>
      <IconButton label="Keyboard shortcuts (?)" onClick={show}>
        <Keyboard size={16} />
      </IconButton>
      {isShown && (
        <KeySheet
          groups={GROUPS}
          onClose={() => {
            setIsShown(false);
          }}
        />
      )}
    </>
  );
}
