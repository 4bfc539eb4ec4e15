import type { ReactNode } from 'react';

export interface StatTileProps {
  readonly name: string;
  readonly value: ReactNode;
  readonly note?: ReactNode;
  readonly isBad?: boolean;
}

/** One figure that says how things are. */
export function StatTile({ name, value, note, isBad = false }: StatTileProps) {
  return (
    <div className="flex min-w-28 flex-1 basis-28 flex-col rounded-md border border-line bg-surface px-3 py-2">
      <dt className="text-xs text-ink-faint">{name}</dt>
      <dd className={`tabular wrap-any text-lg leading-tight font-semibold ${isBad ? 'text-error' : ''}`}>{value}</dd>
      {note !== undefined && <dd className="tabular text-xs text-ink-soft">{note}</dd>}
    </div>
  );
}
