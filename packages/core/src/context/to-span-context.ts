import type { SpanId } from '../ids.ts';
import type { Message, ToolDefinition } from '../message.ts';
import { comparePrompts } from './compare-prompts.ts';
import type { ContextKind } from './context-kind.ts';
import { type PromptItem, toPromptItems } from './prompt-item.ts';
import { type ContextBreakdown, toContextBreakdown } from './to-context-breakdown.ts';

/** What is known of a model call: the parts of its translation that say something of its window. */
export interface ContextCall {
  readonly messages?: readonly Message[] | undefined;
  readonly tools?: readonly ToolDefinition[] | undefined;
  readonly model?: { readonly request?: string | undefined; readonly response?: string | undefined } | undefined;
  readonly params?: Readonly<Record<string, unknown>> | undefined;
  readonly usage?: ContextUsage | undefined;
}

export interface ContextUsage {
  readonly inputTokens?: number | undefined;
  readonly outputTokens?: number | undefined;
  readonly cacheReadTokens?: number | undefined;
}

/** How much fits in, and who says so. */
export interface ContextWindow {
  readonly tokens: number;
  readonly source: string;
}

export interface ContextRequest {
  readonly call: ContextCall;
  readonly window: ContextWindow | undefined;
  /** The call before it in the same conversation. */
  readonly previous: PreviousCall | undefined;
}

export interface PreviousCall {
  readonly spanId: SpanId;
  readonly name: string;
  readonly call: ContextCall;
}

/** More items than anybody reads one by one; the shares count all of them. */
const MAX_ITEMS = 1000;
const PREVIEW_CHARS = 160;

/** What fills the window of a model call, and what changed since the call before, as the API tells it. */
export function toSpanContext({ call, window, previous: earlier }: ContextRequest) {
  const { usage, model } = call;
  const items = toPromptItems(call);
  const breakdown = toContextBreakdown(items, usage?.inputTokens);
  const previous = earlier && toDifference({ earlier, items, breakdown });
  return {
    model: model?.response ?? model?.request ?? null,
    window: window === undefined ? null : { ...window },
    inputTokens: breakdown.inputTokens,
    isReported: breakdown.isReported,
    cacheReadTokens: usage?.cacheReadTokens ?? null,
    outputTokens: usage?.outputTokens ?? null,
    reservedTokens: toReservedTokens(call.params),
    shares: breakdown.shares.map((share) => ({ ...share })),
    items: items.slice(0, MAX_ITEMS).map((item, index) => ({
      ...toContextItem(item, breakdown.itemTokens[index] ?? 0),
      ...(previous && { change: previous.changes[index] ?? ('added' as const) }),
    })),
    previous: previous?.body ?? null,
  };
}

function toReservedTokens(params: ContextCall['params']): number | null {
  const limit = params?.['maxTokens'];
  return typeof limit === 'number' && limit > 0 ? limit : null;
}

interface ContextItem {
  kind: ContextKind;
  role?: Message['role'];
  messageIndex?: number;
  tokens: number;
  preview: string;
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
  readonly earlier: NonNullable<ContextRequest['previous']>;
  readonly items: readonly PromptItem[];
  readonly breakdown: ContextBreakdown;
}

function toDifference({ earlier, items, breakdown }: Comparison) {
  const before = toPromptItems(earlier.call);
  const { sharedItems, sharedTokens, firstDifference, changes, removed } = comparePrompts(before, items);
  const estimated = items.reduce((sum, item) => sum + item.tokens, 0);
  const scale = estimated === 0 ? 0 : breakdown.inputTokens / estimated;
  const body = {
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
