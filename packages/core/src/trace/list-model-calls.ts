import type { SpanRecord } from '../span-record.ts';
import type { SpanType } from '../span-type.ts';
import { hasTokens } from '../usage/has-tokens.ts';
import { listChildrenFirst } from './children-first.ts';
import { toParentLinks } from './parent-links.ts';
import { sumLeafUsage } from './sum-leaf-usage.ts';
import { dropRepeatedCalls } from './drop-repeated-calls.ts';

const CALL_TYPES: ReadonlySet<SpanType> = new Set(['CHAT_MODEL', 'LLM', 'EMBEDDING', 'RERANKER']);

/**
 * The model calls of a trace, each once: the spans that {@link rollUpTrace} counts tokens of, and calls that told of none, such
 * as failed ones. An agent that knows more than its only call lends it its numbers.
 */
export function listModelCalls(spans: readonly SpanRecord[]): readonly SpanRecord[] {
  const counted = dropRepeatedCalls(spans);
  const { parents } = toParentLinks(counted);
  const order = listChildrenFirst(parents);
  const { callOfAgent } = sumLeafUsage(counted, parents, order);
  const agentOfCall = new Map([...callOfAgent].map(([agent, call]) => [call, agent]));
  const isCallBelow = new Uint8Array(counted.length);
  const calls: SpanRecord[] = [];
  for (const index of order) {
    const span = counted[index] as SpanRecord;
    const isRepeated = span !== spans[index];
    const isCall = isCallBelow[index] === 0 && !isRepeated && (CALL_TYPES.has(span.type) || hasTokens(span.usage));
    const agent = agentOfCall.get(index);
    if (isCall) calls.push(agent === undefined ? span : withNumbersOf(span, counted[agent]));
    const parent = parents[index] as number;
    if (parent >= 0 && (isCall || isCallBelow[index] === 1)) isCallBelow[parent] = 1;
  }
  return calls;
}

function withNumbersOf(call: SpanRecord, agent: SpanRecord | undefined): SpanRecord {
  return agent === undefined ? call : { ...call, usage: agent.usage, costUsd: agent.costUsd ?? call.costUsd };
}
