import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';

import { IconButton } from '../../ui/IconButton.tsx';
import { TracePicker, type TracePickerProps } from './TracePicker.tsx';

export interface PickTraceDialogProps extends TracePickerProps {
  /** `A` or `B`; nothing is asked for while it is absent. */
  readonly side: string | undefined;
  readonly onClose: () => void;
}

export function PickTraceDialog({ side, onClose, ...picker }: PickTraceDialogProps) {
  return (
    <Dialog.Root
      open={side !== undefined}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-ink/25 dark:bg-sunken/70" />
        <Dialog.Popup className="fixed top-[10dvh] left-1/2 z-40 flex h-[min(40rem,80dvh)] w-[min(44rem,calc(100vw-2rem))] -translate-x-1/2 flex-col gap-3 rounded-xl border border-line bg-raised p-4 shadow-float">
          <div className="flex items-center justify-between">
            <Dialog.Title className="text-base font-semibold">Trace {side}</Dialog.Title>
            <IconButton label="Close" onClick={onClose}>
              <X size={16} />
            </IconButton>
          </div>
          <TracePicker {...picker} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
