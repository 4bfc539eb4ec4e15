import type { SpanRecord } from '../span-record.ts';
import { addUsage } from '../usage/add-usage.ts';
import { hasTokens } from '../usage/has-tokens.ts';
import { hasUsage } from '../usage/has-usage.ts';
import type { Usage } from '../usage.ts';

const NO_PARENT = -1;
const NO_CALL = -1;
const MANY_CALLS = -2;
const NO_CALLS: ReadonlyMap<number, number> = new Map();

export interface LeafUsage {
  readonly usage: Usage;
  /** Agents whose own number stands for that of a call, by index of the agent. */
  readonly callOfAgent: ReadonlyMap<number, number>;
}

/**
 * Tokens of a trace, every model call counted once. Agents, chains and wrappers repeat what the calls below them used,
 * so a span counts only when nothing below it does (leaf rule).
 *
 * One exception, for frameworks that give a whole run of an agent a single model span with the usage of its last step
 * (VoltAgent): an agent that reports more than its only direct model call knows of calls that have no span. Its own
 * number then stands for that call; usage further down, such as that of a sub-agent, still counts beside it.
 */
export function sumLeafUsage(spans: readonly SpanRecord[], parents: Int32Array, childrenFirst: Int32Array): LeafUsage {
  const below = spans.map((): Usage | undefined => undefined);
  const onlyCall = new Int32Array(spans.length).fill(NO_CALL);
  let callOfAgent: Map<number, number> | undefined;
  let total: Usage = {};
  for (let position = 0; position < childrenFirst.length; position += 1) {
    const index = childrenFirst[position] as number;
    const span = spans[index] as SpanRecord;
    const callIndex = onlyCall[index] as number;
    // To an engine a negative place is a name, which it looks for the slow way.
    const call = callIndex < 0 ? undefined : spans[callIndex];
    const isForCall = knowsMore(span, call);
    if (isForCall) (callOfAgent ??= new Map()).set(index, callIndex);
    const counted = isForCall ? join(below[index], span.usage) : toCounted(span, below[index], call);
    if (counted === undefined) continue;
    const parent = parents[index] as number;
    if (parent === NO_PARENT) {
      total = addUsage(total, counted);
      continue;
    }
    if (isModelCall(span) && below[index] === undefined && onlyCall[index] === NO_CALL && hasTokens(counted)) {
      // Kept apart from the rest until it is known whether the parent knows better.
      const previous = onlyCall[parent] as number;
      if (previous === NO_CALL) {
        onlyCall[parent] = index;
        continue;
      }
      if (previous !== MANY_CALLS) below[parent] = join(below[parent], spans[previous]?.usage);
      onlyCall[parent] = MANY_CALLS;
    }
    below[parent] = join(below[parent], counted);
  }
  return { usage: total, callOfAgent: callOfAgent ?? NO_CALLS };
}

/** The agent counted calls that have no span. */
function knowsMore(span: SpanRecord, onlyCall: SpanRecord | undefined): boolean {
  return onlyCall !== undefined && span.type === 'AGENT' && hasUsage(span.usage) && exceeds(span.usage, onlyCall.usage);
}

function toCounted(span: SpanRecord, below: Usage | undefined, onlyCall: SpanRecord | undefined): Usage | undefined {
  const own = hasUsage(span.usage) ? span.usage : undefined;
  const belowAll = onlyCall === undefined ? below : join(below, onlyCall.usage);
  // Emitters that write zeros for "unknown" must not silence a parent that knows.
  if (belowAll === undefined || (own !== undefined && !hasTokens(belowAll))) return own ?? belowAll;
  return belowAll;
}

function join(left: Usage | undefined, right: Usage | undefined): Usage | undefined {
  return left === undefined || right === undefined ? (left ?? right) : addUsage(left, right);
}

function exceeds(own: Usage, call: Usage): boolean {
  const ownInput = own.inputTokens ?? 0;
  const ownOutput = own.outputTokens ?? 0;
  const callInput = call.inputTokens ?? 0;
  const callOutput = call.outputTokens ?? 0;
  return ownInput >= callInput && ownOutput >= callOutput && ownInput + ownOutput > callInput + callOutput;
}

function isModelCall(span: SpanRecord): boolean {
  return span.type === 'CHAT_MODEL' || span.type === 'LLM';
}
