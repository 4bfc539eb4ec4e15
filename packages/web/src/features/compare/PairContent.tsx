import type { SpanDetailBody } from '@gander/api/gander/span-schemas';
import type { JsonValue } from '@gander/core/json-value';

import type { DiffLayout } from '../../ui/diff/DiffRowView.tsx';
import { TextDiffView } from '../../ui/diff/TextDiffView.tsx';
import { toDiffableText } from '../../ui/diff/to-diffable-text.ts';
import { MessagesDiff } from './MessagesDiff.tsx';
import { PairFacts, type PairFactsProps } from './PairFacts.tsx';

export interface PairContentProps extends PairFactsProps {
  readonly layout: DiffLayout;
}

/** What went into the two spans and came out of them, compared. */
export function PairContent({ left, right, layout }: PairContentProps) {
  const [a, b] = [left?.normalized, right?.normalized];
  const hasPrompt = hasSome(a?.messages) || hasSome(b?.messages);
  const hasResponse = hasSome(a?.responseMessages) || hasSome(b?.responseMessages);
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto p-3">
      <PairFacts left={left} right={right} />
      {hasPrompt ? (
        <MessagesDiff title="Prompt" left={a?.messages} right={b?.messages} layout={layout} />
      ) : (
        <ValueDiff label="Input" left={toInput(left)} right={toInput(right)} layout={layout} />
      )}
      {hasResponse ? (
        <MessagesDiff title="Response" left={a?.responseMessages} right={b?.responseMessages} layout={layout} />
      ) : (
        <ValueDiff label="Output" left={toOutput(left)} right={toOutput(right)} layout={layout} />
      )}
      <ValueDiff label="Tool definitions" left={toTools(left)} right={toTools(right)} layout={layout} isQuiet />
    </div>
  );
}

interface ValueDiffProps {
  readonly label: string;
  readonly left: JsonValue | undefined;
  readonly right: JsonValue | undefined;
  readonly layout: DiffLayout;
  /** Not shown where both are the same. */
  readonly isQuiet?: boolean;
}

function ValueDiff({ label, left, right, layout, isQuiet = false }: ValueDiffProps) {
  if (left === undefined && right === undefined) return null;
  const [before, after] = [toDiffableText(left), toDiffableText(right)];
  if (isQuiet && before === after) return null;
  return <TextDiffView label={label} before={before} after={after} beforeName="A" afterName="B" layout={layout} />;
}

function hasSome(list: readonly unknown[] | undefined): boolean {
  return list !== undefined && list.length > 0;
}

function toInput(detail: SpanDetailBody | undefined): JsonValue | undefined {
  return detail?.normalized.inputs ?? detail?.normalized.tool?.arguments;
}

function toOutput(detail: SpanDetailBody | undefined): JsonValue | undefined {
  return detail?.normalized.outputs ?? detail?.normalized.tool?.result;
}

function toTools(detail: SpanDetailBody | undefined): JsonValue | undefined {
  return detail?.normalized.tools as JsonValue | undefined;
}
