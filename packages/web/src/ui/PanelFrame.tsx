import type { ReactNode } from 'react';

export interface PanelFrameProps {
  readonly title: string;
  /** In the place of the title, e.g. a button that folds the panel. */
  readonly heading?: ReactNode;
  /** How many there are, where that is worth a word. */
  readonly count?: ReactNode;
  /** At the end of the title line. */
  readonly aside?: ReactNode;
  readonly isPadded?: boolean;
  readonly children: ReactNode;
}

/** A part of a page with a title of its own. */
export function PanelFrame({ title, heading, count, aside, isPadded = false, children }: PanelFrameProps) {
  return (
    <section aria-label={title} className="min-w-0 overflow-hidden rounded-lg border border-line bg-surface">
      <h2 className="flex items-baseline gap-2 border-b border-line bg-sunken px-3 py-1 text-xs font-medium text-ink-soft">
        {heading === undefined || heading === false ? title : heading}
        {count !== undefined && <span className="tabular text-ink-faint">{count}</span>}
        {aside !== undefined && aside !== false && <span className="ml-auto">{aside}</span>}
      </h2>
      {isPadded ? <div className="p-3">{children}</div> : children}
    </section>
  );
}
