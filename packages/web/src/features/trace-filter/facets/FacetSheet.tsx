import { Button } from '../../../ui/Button.tsx';
import { ModalFrame } from '../../../ui/ModalFrame.tsx';
import { FacetSidebar, type FacetSidebarProps } from './FacetSidebar.tsx';

export interface FacetSheetProps extends FacetSidebarProps {
  readonly onClose: () => void;
}

/** The facets where there is no room beside the list: over it, until they are closed. */
export function FacetSheet({ onClose, ...sidebar }: FacetSheetProps) {
  return (
    <ModalFrame
      title="Filters"
      isDrawer
      isFlush
      onClose={onClose}
      footer={
        <Button className="flex-1" look="primary" onClick={onClose}>
          Show traces
        </Button>
      }
    >
      <FacetSidebar {...sidebar} />
    </ModalFrame>
  );
}
