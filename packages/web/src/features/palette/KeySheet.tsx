import { ModalFrame } from '../../ui/ModalFrame.tsx';
import { Key } from './Key.tsx';
import { KEY_GROUPS, type KeyGroup } from './key-groups.ts';

export interface KeySheetProps {
  /** All there are, where nothing else is said. */
  readonly groups?: readonly KeyGroup[];
  readonly onClose: () => void;
}

/** What the keys do. */
export function KeySheet({ groups = KEY_GROUPS, onClose }: KeySheetProps) {
  return (
    <ModalFrame
      title="Keyboard shortcuts"
      description="Letters do nothing while you type in a field."
      width="wide"
      isReading
      onClose={onClose}
    >
      <div className="columns-1 gap-8 sm:columns-2">
        {groups.map(({ title, hints }) => (
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
    </ModalFrame>
  );
}
