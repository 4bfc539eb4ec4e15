import { ModalFrame } from '../../ui/ModalFrame.tsx';
import { TracePicker, type TracePickerProps } from './TracePicker.tsx';

export interface PickTraceDialogProps extends TracePickerProps {
  /** `A` or `B`; nothing is asked for while it is absent. */
  readonly side: string | undefined;
  readonly onClose: () => void;
}

export function PickTraceDialog({ side, onClose, ...picker }: PickTraceDialogProps) {
  if (side === undefined) return null;
  return (
    <ModalFrame title={`Trace ${side}`} width="wide" onClose={onClose}>
      {/* As high with few traces as with many: it does not jump while one types. */}
      <div className="flex h-[40rem] min-h-0 flex-col">
        <TracePicker {...picker} />
      </div>
    </ModalFrame>
  );
}
