import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';

import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { FacetSidebar, type FacetSidebarProps } from './FacetSidebar.tsx';

export interface FacetSheetProps extends FacetSidebarProps {
  readonly onClose: () => void;
}

/** The facets where there is no room beside the list: over it, until they are closed. */
export function FacetSheet({ onClose, ...sidebar }: FacetSheetProps) {
  return (
    <Dialog.Root
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-ink/30" />
        <Dialog.Popup className="fixed inset-y-0 left-0 z-50 flex w-[min(22rem,calc(100vw-2.5rem))] flex-col bg-surface shadow-float outline-none">
          <div className="flex h-11 shrink-0 items-center border-b border-line pr-2 pl-3">
            <Dialog.Title className="flex-1 font-semibold">Facets</Dialog.Title>
            <IconButton label="Close" onClick={onClose}>
              <X size={15} />
            </IconButton>
          </div>
          <FacetSidebar {...sidebar} />
          <div className="flex gap-2 border-t border-line p-2">
            <Button className="flex-1" look="primary" onClick={onClose}>
              Show traces
            </Button>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
