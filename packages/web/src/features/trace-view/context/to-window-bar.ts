import type { SpanContextBody } from '@gander/api/gander/context-schemas';

import type { ContextKind } from './context-kind-looks.ts';

export interface BarPiece {
  readonly kind: ContextKind | 'output';
  readonly tokens: number;
  /** Of the bar's width. */
  readonly percent: number;
}

export interface WindowBar {
  /** What the bar's width stands for. */
  readonly totalTokens: number;
  readonly pieces: readonly BarPiece[];
  /** What is left of the window; `undefined` where its size is not known. */
  readonly freeTokens: number | undefined;
  /** Used, of the window. */
  readonly usedPercent: number | undefined;
}

type Context = Pick<SpanContextBody, 'window' | 'shares' | 'inputTokens' | 'outputTokens' | 'reservedTokens'>;

/**
 * The window as a bar: what the prompt is made of, then what is kept for the answer, then what is free. Without a known
 * window the bar is the prompt and its answer.
 */
export function toWindowBar({ window, shares, inputTokens, outputTokens, reservedTokens }: Context): WindowBar {
  const output = Math.max(reservedTokens ?? 0, outputTokens ?? 0);
  const used = inputTokens + output;
  // A list may be wrong about a model: the bar never ends before what was sent.
  const totalTokens = Math.max(window?.tokens ?? 0, used, 1);
  const toPiece = (kind: BarPiece['kind'], tokens: number): BarPiece => ({
    kind,
    tokens,
    percent: (tokens / totalTokens) * 100,
  });
  return {
    totalTokens,
    pieces: [
      ...shares.map(({ kind, tokens }) => toPiece(kind, tokens)),
      ...(output > 0 ? [toPiece('output', output)] : []),
    ],
    freeTokens: window === null ? undefined : Math.max(0, window.tokens - used),
    usedPercent: window === null ? undefined : (inputTokens / window.tokens) * 100,
  };
}
