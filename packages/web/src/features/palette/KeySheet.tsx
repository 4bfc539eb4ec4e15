import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useRef } from 'react';

import { IconButton } from '../../ui/IconButton.tsx';
import { Key } from './Key.tsx';
import { KEY_GROUPS } from './key-groups.ts';

/** All keys. */
export function KeySheet({ onClose }: { readonly onClose: () => void }) {
  const listRef = useRef<HTMLDivElement>(null);
  return (
    <Dialog.Root
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-ink/25 dark:bg-sunken/70" />
        <Dialog.Popup
          initialFocus={listRef}
          className="fixed top-[8vh] left-1/2 z-40 flex max-h-[84vh] w-[min(46rem,calc(100vw-1.5rem))] -translate-x-1/2 flex-col rounded-xl border border-line bg-raised shadow-float"
        >
          <div className="flex items-center justify-between border-b border-line px-4 py-2">
            <Dialog.Title className="text-base font-semibold">Keys</Dialog.Title>
            <IconButton label="Close" onClick={onClose}>
              <X size={15} />
            </IconButton>
          </div>
          <Dialog.Description className="sr-only">Nothing fires while you type.</Dialog.Description>
          <div ref={listRef} tabIndex={0} className="min-h-0 flex-1 columns-1 gap-8 overflow-y-auto p-4 sm:columns-2">
            {KEY_GROUPS.map(({ title, hints }) => (
              <section key={title} className="mb-4 break-inside-avoid">
                <h2 className="mb-1 font-semibold">{title}</h2>
                <dl>
                  {hints.map(({ keys, does }) => (
                    <div key={does} className="flex items-baseline justify-between gap-3 py-0.5">
                      <dt className="text-ink-soft">{does}</dt>
                      <dd className="flex shrink-0 gap-1">
                        {keys.map((key) => (key === '…' ? <span key={key}>…</span> : <Key key={key} name={key} />))}
                      </dd>
                    </div>
                  ))}
                </dl>
              </section>
            ))}
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
