import { Popover } from '@base-ui/react/popover';

import { PersonField } from './PersonField.tsx';
import type { PersonQuestion } from './use-person.ts';

/** Asks who speaks, right where the click or key was that wanted to say something. */
export function PersonPrompt({ question }: { readonly question: PersonQuestion | undefined }) {
  if (question === undefined) return null;
  const { place, person, onPerson, onCancel } = question;
  return (
    <Popover.Root
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) onCancel();
      }}
    >
      <Popover.Portal>
        <Popover.Positioner
          anchor={{ getBoundingClientRect: () => place }}
          sideOffset={6}
          collisionPadding={8}
          className="z-50"
        >
          <Popover.Popup className="w-80 max-w-[calc(100vw-1rem)] rounded-lg shadow-float outline-none">
            <Popover.Title className="sr-only">Your name</Popover.Title>
            <PersonField person={person} onPerson={onPerson} onCancel={onCancel} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
