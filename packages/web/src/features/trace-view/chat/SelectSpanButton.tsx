import { PanelRight } from 'lucide-react';

import { IconButton } from '../../../ui/IconButton.tsx';

export interface SelectSpanButtonProps {
  readonly label: string;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
}

/** From a turn to the span it stands on. */
export function SelectSpanButton({ label, isSelected, onSelect }: SelectSpanButtonProps) {
  return (
    <IconButton label={label} isPressed={isSelected} onClick={onSelect} className="size-6!">
      <PanelRight size={13} />
    </IconButton>
  );
}
