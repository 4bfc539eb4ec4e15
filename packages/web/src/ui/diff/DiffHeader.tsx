import { formatCount } from '../../format/tokens.ts';
import type { DiffLayout } from './DiffRowView.tsx';
import type { TextDiff } from './text-diff.ts';

export interface DiffHeaderProps {
  readonly label: string;
  readonly diff: TextDiff | undefined;
  readonly layout: DiffLayout;
  readonly beforeName: string;
  readonly afterName: string;
}

/** What is compared, and how much of it changed. */
export function DiffHeader({ label, diff, layout, beforeName, afterName }: DiffHeaderProps) {
  return (
    <header className="border-b border-line bg-sunken">
      <h3 className="flex min-h-8 flex-wrap items-center gap-x-2 px-3 text-xs font-medium text-ink-soft">
        {label}
        {diff !== undefined && <ChangeCount diff={diff} />}
        {layout === 'unified' && (
          <span className="ml-auto flex gap-3 text-2xs font-normal text-ink-faint">
            <span>− {beforeName}</span>
            <span>+ {afterName}</span>
          </span>
        )}
      </h3>
      {layout === 'split' && (
        <div aria-hidden className="grid grid-cols-2 divide-x divide-line border-t border-line text-2xs text-ink-faint">
          <span className="truncate px-3 py-0.5">{beforeName}</span>
          <span className="truncate px-3 py-0.5">{afterName}</span>
        </div>
      )}
    </header>
  );
}

function ChangeCount({ diff: { removedCount, addedCount } }: { readonly diff: TextDiff }) {
  if (removedCount + addedCount === 0) return <span className="font-normal text-ink-faint">equal</span>;
  return (
    <span className="tabular flex gap-1.5 font-normal">
      {removedCount > 0 && <span className="text-error">−{formatCount(removedCount)}</span>}
      {addedCount > 0 && <span className="text-ok">+{formatCount(addedCount)}</span>}
      <span className="sr-only">lines</span>
    </span>
  );
}
