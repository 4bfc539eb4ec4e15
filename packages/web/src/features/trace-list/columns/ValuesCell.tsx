import { CellValueButton } from './CellValueButton.tsx';
import { NameText } from '../../../ui/NameText.tsx';

export interface ValuesCellProps {
  /** In the order of the column's values. */
  readonly values: readonly string[];
  readonly className?: string;
}

/** The first of some values, and how many more there are. */
export function ValuesCell({ values, className = '' }: ValuesCellProps) {
  const [first, ...others] = values;
  if (first === undefined) return null;
  return (
    <span className="flex min-w-0 items-center gap-2">
      <CellValueButton title={first} className={className}>
        <NameText text={first} />
      </CellValueButton>
      {others.length > 0 && (
        <CellValueButton index="all" title={values.join('\n')} className="shrink-0 text-2xs text-ink-faint">
          +{others.length}
        </CellValueButton>
      )}
    </span>
  );
}
