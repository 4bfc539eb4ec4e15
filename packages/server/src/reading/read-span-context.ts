import { comparePrompts } from '@gander/core/context/compare-prompts';
import { findPreviousCall } from '@gander/core/context/find-previous-call';
import { type PromptItem, toPromptItems } from '@gander/core/context/prompt-item';
import { type ContextBreakdown, toContextBreakdown } from '@gander/core/context/to-context-breakdown';
import type { SpanRecord } from '@gander/core/span-record';
import { toPricedCall } from '@gander/core/pricing/to-priced-call';
import type { Pricing } from '@gander/core/pricing/pricing';
import { GENAI_PRICES_EDITION } from '@gander/core/pricing/genai-prices-table';
import type { TraceStore } from '@gander/store/trace-store';

import type { RouteResponse } from './reading-methods.ts';
import type { SpanAddress, SpanReader } from './span-reader.ts';
import type { SpanDetailJson } from './to-span-detail.ts';

type ContextBody = RouteResponse<'getSpanContext'>;
type ContextItem = ContextBody['items'][number];

export interface SpanContextDeps {
  readonly traces: Pick<TraceStore, 'listSpans'>;
  readonly spans: Pick<SpanReader, 'getDetail'>;
  readonly pricing: Pricing;
}

/** Where the call before is looked for. */
const LOOKED_AT_SPANS = 20_000;
/** More items than anybody reads one by one; the shares count all of them. */
const MAX_ITEMS = 1000;
const PREVIEW_CHARS = 160;

/** What fills the window of a model call, and what changed since the call before. Throws `not_found`. */
export async function readSpanContext(
  { traces, spans, pricing }: SpanContextDeps,
  address: SpanAddress,
): Promise<ContextBody> {
  const [detail, { items: records }] = await Promise.all([
    spans.getDetail(address),
    traces.listSpans(address.traceId, { limit: LOOKED_AT_SPANS }),
  ]);
  const { normalized } = detail;
  const { usage, model } = normalized;
  const items = toPromptItems(toPrompt(detail));
  const breakdown = toContextBreakdown(items, usage?.inputTokens);
  const earlier = findPreviousCall(records, address.spanId);
  const previous = earlier && (await readPrevious(spans, { address, earlier, items, breakdown }));
  const windowTokens = pricing.findContextTokens(
    toPricedCall(normalized as Parameters<typeof toPricedCall>[0], BigInt(detail.span.startUnixNano)),
  );
  return {
    model: model?.response ?? model?.request ?? null,
    window: windowTokens === undefined ? null : { tokens: windowTokens, source: GENAI_PRICES_EDITION },
    inputTokens: breakdown.inputTokens,
    isReported: breakdown.isReported,
    cacheReadTokens: usage?.cacheReadTokens ?? null,
    outputTokens: usage?.outputTokens ?? null,
    reservedTokens: toReservedTokens(normalized.params),
    shares: [...breakdown.shares],
    items: items.slice(0, MAX_ITEMS).map((item, index) => ({
      ...toContextItem(item, breakdown.itemTokens[index] ?? 0),
      ...(previous && { change: previous.changes[index] ?? 'added' }),
    })),
    previous: previous?.body ?? null,
  };
}

function toPrompt({ normalized }: SpanDetailJson): Parameters<typeof toPromptItems>[0] {
  return { messages: normalized.messages, tools: normalized.tools } as Parameters<typeof toPromptItems>[0];
}

function toReservedTokens(params: SpanDetailJson['normalized']['params']): number | null {
  const limit = params?.['maxTokens'];
  return typeof limit === 'number' && limit > 0 ? limit : null;
}

function toContextItem({ kind, role, messageIndex, text }: PromptItem, tokens: number): ContextItem {
  return {
    kind,
    ...(role !== undefined && { role }),
    ...(messageIndex !== undefined && { messageIndex }),
    tokens,
    preview: text.slice(0, PREVIEW_CHARS),
  };
}

interface Comparison {
  readonly address: SpanAddress;
  readonly earlier: SpanRecord;
  readonly items: readonly PromptItem[];
  readonly breakdown: ContextBreakdown;
}

async function readPrevious(spans: Pick<SpanReader, 'getDetail'>, { address, earlier, items, breakdown }: Comparison) {
  const before = toPromptItems(toPrompt(await spans.getDetail({ ...address, spanId: earlier.spanId })));
  const { sharedItems, sharedTokens, firstDifference, changes, removed } = comparePrompts(before, items);
  const estimated = items.reduce((sum, item) => sum + item.tokens, 0);
  const scale = estimated === 0 ? 0 : breakdown.inputTokens / estimated;
  const body: NonNullable<ContextBody['previous']> = {
    spanId: earlier.spanId,
    name: earlier.name,
    itemCount: before.length,
    sharedItems,
    sharedTokens: Math.round(sharedTokens * scale),
    ...(firstDifference !== undefined && { firstDifference: { ...firstDifference } }),
    removed: removed.slice(0, MAX_ITEMS).flatMap((index) => {
      const item = before[index];
      return item === undefined ? [] : [{ ...toContextItem(item, Math.round(item.tokens * scale)), index }];
    }),
  };
  return { body, changes };
}
