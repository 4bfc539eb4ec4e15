import type { ReactNode } from 'react';

export interface HeaderFactProps {
  readonly name: string;
  readonly children: ReactNode;
}

/** A name and what it stands for, in the header of a session or user. Belongs into a `dl`. */
export function HeaderFact({ name, children }: HeaderFactProps) {
  return (
    <div className="flex min-w-0 items-center gap-1.5">
      <dt className="text-ink-faint">{name}</dt>
      <dd className="tabular max-w-72 truncate">{children}</dd>
    </div>
  );
}
