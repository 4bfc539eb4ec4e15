import type { SpanContextBody } from '@gander/api/gander/context-schemas';
import clsx from 'clsx';

import { formatCount, formatTokens } from '../../../format/tokens.ts';
import { CONTEXT_KIND_LOOKS } from './context-kind-looks.ts';
import { type BarPiece, toWindowBar } from './to-window-bar.ts';

const OUTPUT_CLASS =
  'bg-[repeating-linear-gradient(135deg,var(--ink-faint)_0_2px,transparent_2px_6px)] border-y border-line-strong';

/** The window of a model as a bar, with what is in it. */
export function ContextBar({ context }: { readonly context: SpanContextBody }) {
  const bar = toWindowBar(context);
  const { model, window, inputTokens, isReported, reservedTokens } = context;
  const outputLabel = reservedTokens === null ? 'Answer' : 'Kept for the answer';
  const labelOf = (kind: BarPiece['kind']) => (kind === 'output' ? outputLabel : CONTEXT_KIND_LOOKS[kind].label);
  return (
    <section aria-label="What fills the window" className="flex shrink-0 flex-col gap-2">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="tabular font-semibold">
          {isReported ? '' : '≈ '}
          {formatCount(inputTokens)} tokens in
        </span>
        <span className="text-xs text-ink-faint">
          {window === null ? (
            <>the window of {model ?? 'this model'} is not known</>
          ) : (
            <>
              {toPercent(bar.usedPercent ?? 0)} of the {formatTokens(window.tokens)} window of {model} ({window.source})
            </>
          )}
        </span>
      </p>
      <div
        role="img"
        aria-label={bar.pieces.map(({ kind, tokens }) => `${labelOf(kind)} ${formatCount(tokens)}`).join(', ')}
        className="flex h-5 overflow-hidden rounded bg-sunken ring-1 ring-line"
      >
        {bar.pieces.map(({ kind, tokens, percent }) => (
          <span
            key={kind}
            title={`${labelOf(kind)}: ${formatCount(tokens)} tokens`}
            className={clsx('h-full min-w-px', kind === 'output' ? OUTPUT_CLASS : CONTEXT_KIND_LOOKS[kind].barClass)}
            style={{ width: `${percent}%` }}
          />
        ))}
      </div>
      <ul className="tabular grid grid-cols-[repeat(auto-fill,minmax(13rem,1fr))] gap-x-6 gap-y-1 text-xs">
        {bar.pieces.map(({ kind, tokens }) => (
          <li key={kind} className="flex items-center gap-2">
            <span
              aria-hidden
              className={clsx(
                'size-2.5 shrink-0 rounded-sm',
                kind === 'output' ? OUTPUT_CLASS : CONTEXT_KIND_LOOKS[kind].barClass,
              )}
            />
            <span className="text-ink-soft">{labelOf(kind)}</span>
            <span className="ml-auto">{formatCount(tokens)}</span>
            <span className="w-12 text-right text-ink-faint">
              {kind === 'output' ? '' : toPercent((tokens / Math.max(1, inputTokens)) * 100)}
            </span>
          </li>
        ))}
        {bar.freeTokens !== undefined && (
          <li className="flex items-center gap-2">
            <span aria-hidden className="size-2.5 shrink-0 rounded-sm bg-sunken ring-1 ring-line-strong" />
            <span className="text-ink-soft">Free</span>
            <span className="ml-auto">{formatCount(bar.freeTokens)}</span>
            <span className="w-12" />
          </li>
        )}
      </ul>
      <p className="text-xs text-ink-faint">
        {isReported
          ? 'The sum is what the provider reported; the parts are its shares by an estimate of four characters a token (fewer in other scripts, 1,000 for a picture).'
          : 'No count was reported: an estimate of four characters a token (fewer in other scripts, 1,000 for a picture).'}
      </p>
    </section>
  );
}

function toPercent(percent: number): string {
  return percent > 0 && percent < 0.1 ? '<0.1%' : `${percent.toFixed(percent < 10 ? 1 : 0)}%`;
}
