import { toAlignment } from './to-alignment.ts';
import type { PromptItem } from './prompt-item.ts';

export interface PromptDifference {
  /** Of the item in the later prompt; one past the end where it ends early. */
  readonly index: number;
  /** Characters of that item that are still the same. */
  readonly offset: number;
  /** What stood there, and what stands there now; empty where one of the prompts has ended. */
  readonly before: string;
  readonly after: string;
}

export interface PromptComparison {
  /** Items at the beginning that are the same in both. */
  readonly sharedItems: number;
  /** Estimated tokens up to the first difference, also inside an item: as much as a prefix cache could reuse. */
  readonly sharedTokens: number;
  /** Absent where the later prompt is the earlier one with something added. */
  readonly firstDifference?: PromptDifference;
  /** For each item of the later prompt. */
  readonly changes: readonly ('kept' | 'added' | 'changed')[];
  /** Items of the earlier prompt that are in the later one no more, by index. */
  readonly removed: readonly number[];
}

const EXCERPT_CHARS = 160;
/** Before the difference, for the reader to find the place. */
const LEAD_CHARS = 40;

/** How a prompt differs from the one before it, and how far the two are the same from the start. */
export function comparePrompts(before: readonly PromptItem[], after: readonly PromptItem[]): PromptComparison {
  const sharedItems = countShared(before, after);
  const wholeTokens = after.slice(0, sharedItems).reduce((sum, item) => sum + item.tokens, 0);
  const { changes, removed } = toAlignment(before, after, isSameItem);
  if (sharedItems === before.length) return { sharedItems, sharedTokens: wholeTokens, changes, removed };
  const old = before[sharedItems];
  const now = after[sharedItems];
  const isSameKind = old !== undefined && now !== undefined && old.role === now.role;
  const offset = isSameKind ? countSharedChars(old.text, now.text) : 0;
  const partTokens = now === undefined || now.text === '' ? 0 : (now.tokens * offset) / now.text.length;
  return {
    sharedItems,
    sharedTokens: wholeTokens + partTokens,
    firstDifference: {
      index: sharedItems,
      offset,
      before: toExcerpt(old?.text ?? '', offset),
      after: toExcerpt(now?.text ?? '', offset),
    },
    changes,
    removed,
  };
}

function isSameItem(left: PromptItem, right: PromptItem): boolean {
  return left.role === right.role && left.text === right.text;
}

function countShared(before: readonly PromptItem[], after: readonly PromptItem[]): number {
  const length = Math.min(before.length, after.length);
  for (let index = 0; index < length; index += 1) {
    if (!isSameItem(before[index] as PromptItem, after[index] as PromptItem)) return index;
  }
  return length;
}

function countSharedChars(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  let index = 0;
  while (index < length && left.charCodeAt(index) === right.charCodeAt(index)) index += 1;
  return index;
}

function toExcerpt(text: string, offset: number): string {
  const start = Math.max(0, offset - LEAD_CHARS);
  return `${start > 0 ? '…' : ''}${text.slice(start, offset + EXCERPT_CHARS)}${text.length > offset + EXCERPT_CHARS ? '…' : ''}`;
}
