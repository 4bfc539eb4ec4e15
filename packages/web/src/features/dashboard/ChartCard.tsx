import type { ReactNode } from 'react';

export interface ChartCardProps {
  readonly title: string;
  readonly note?: ReactNode;
  /** Takes both columns. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

/** A chart or table with its title. */
export function ChartCard({ title, note, isWide = false, children }: ChartCardProps) {
  return (
    <section
      aria-label={title}
      className={`flex min-w-0 flex-col gap-2 rounded-md border border-line bg-surface p-3 ${isWide ? 'lg:col-span-2' : ''}`}
    >
      <header className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h2 className="font-semibold">{title}</h2>
        {note !== undefined && <p className="text-xs text-ink-faint">{note}</p>}
      </header>
      {children}
    </section>
  );
}
