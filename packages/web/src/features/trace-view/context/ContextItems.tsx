import type { SpanContextBody } from '@gander/api/gander/context-schemas';
import clsx from 'clsx';

import { formatCount } from '../../../format/tokens.ts';
import { CONTEXT_KIND_LOOKS } from './context-kind-looks.ts';
import { type ContextLine, mergeItems } from './merge-items.ts';

const SIGNS = {
  kept: { sign: '=', name: 'unchanged', className: 'text-ink-faint' },
  added: { sign: '+', name: 'added', className: 'text-ok' },
  changed: { sign: '~', name: 'changed', className: 'text-busy' },
  removed: { sign: '−', name: 'removed', className: 'text-error' },
} as const;

/** The prompt piece by piece: what each takes, and whether it was there before. */
export function ContextItems({ context }: { readonly context: SpanContextBody }) {
  const lines = mergeItems(context);
  const largest = Math.max(1, ...lines.map(({ item }) => item.tokens));
  return (
    <section aria-label="Pieces of the prompt" className="flex shrink-0 flex-col gap-1">
      <h3 className="text-xs font-semibold text-ink-soft">Piece by piece</h3>
      <ol className="divide-y divide-line overflow-hidden rounded-lg border border-line text-xs">
        {lines.map((line, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- pieces have no id, and their order never changes
          <Line key={index} line={line} largest={largest} />
        ))}
      </ol>
    </section>
  );
}

function Line({ line: { item, change }, largest }: { readonly line: ContextLine; readonly largest: number }) {
  const look = CONTEXT_KIND_LOOKS[item.kind];
  const sign = change === undefined ? undefined : SIGNS[change];
  return (
    <li
      className={clsx(
        'flex items-center gap-2 px-2 py-1 [contain-intrinsic-size:auto_28px] [content-visibility:auto]',
        change === 'removed' && 'bg-sunken line-through',
      )}
    >
      {sign !== undefined && (
        <span title={sign.name} className={clsx('w-3 shrink-0 text-center font-mono font-semibold', sign.className)}>
          <span aria-hidden>{sign.sign}</span>
          <span className="sr-only">{sign.name}</span>
        </span>
      )}
      <span aria-hidden className={clsx('size-2 shrink-0 rounded-sm', look.barClass)} />
      <span className="w-16 shrink-0 truncate font-medium text-ink-soft">{item.role ?? 'tools'}</span>
      <span className="min-w-0 flex-1 truncate font-mono text-ink-faint">{item.preview}</span>
      <span aria-hidden className="h-1.5 w-16 shrink-0 overflow-hidden rounded bg-line max-sm:hidden">
        <span className={clsx('block h-full', look.barClass)} style={{ width: `${(item.tokens / largest) * 100}%` }} />
      </span>
      <span className="tabular w-14 shrink-0 text-right">{formatCount(item.tokens)}</span>
    </li>
  );
}
