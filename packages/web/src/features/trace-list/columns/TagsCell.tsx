import { CellValueButton } from './CellValueButton.tsx';
import { NameText } from '../../../ui/NameText.tsx';

const MAX_SHOWN = 4;

export interface TagsCellProps {
  /** In the order of the column's values. */
  readonly tags: readonly (readonly [key: string, value: string])[];
}

/** Tags as chips. A tag that is a word alone shows no value. */
export function TagsCell({ tags }: TagsCellProps) {
  return (
    <span className="flex items-center gap-1.5 overflow-hidden">
      {tags.slice(0, MAX_SHOWN).map(([key, value], index) => (
        <CellValueButton
          key={key}
          index={index}
          title={value === '' ? key : `${key}: ${value}`}
          className="mx-0! max-w-48! shrink-0 border border-line bg-sunken text-2xs leading-4 text-ink-soft"
        >
          {value === '' ? (
            <NameText text={key} />
          ) : (
            <>
              <NameText text={key} className="text-ink-faint" /> <NameText text={value} />
            </>
          )}
        </CellValueButton>
      ))}
      {tags.length > MAX_SHOWN && <span className="text-2xs text-ink-faint">+{tags.length - MAX_SHOWN}</span>}
    </span>
  );
}
