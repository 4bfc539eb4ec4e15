import { hashJson } from '../json/hash-json.ts';
import type { JsonValue } from '../json-value.ts';
import type { Message, MessagePart } from '../message.ts';
import type { SpanType } from '../span-type.ts';
import type { NormalizedSpan } from '../translate/normalized-span.ts';

/** What a span is called and whether it said the same as another one, without its payload. */
export interface SpanDigest<Id extends string = string> {
  readonly spanId: Id;
  /** The name of the agent, tool or node of a graph, where the span says one. */
  readonly label?: string;
  /** A node of the framework's own graph (LangGraph). */
  readonly isNode?: boolean;
  /** Equal for equal inputs; absent where there are none. */
  readonly input?: string;
  readonly output?: string;
}

type DigestedSpan = Pick<
  NormalizedSpan,
  'agent' | 'tool' | 'metadata' | 'messages' | 'responseMessages' | 'inputs' | 'outputs'
>;

/** Where LangChain's callbacks say which node of the graph a run belongs to. */
const NODE_KEY = 'langgraph_node';

/**
 * The digest of a span. Ids of tool calls and signatures of reasoning are new in every run, so that fingerprints leave
 * them out: two runs that said the same have the same.
 */
export function toSpanDigest<Id extends string>(
  { spanId, name, type }: { readonly spanId: Id; readonly name: string; readonly type: SpanType },
  span: DigestedSpan,
): SpanDigest<Id> {
  const isNode = span.metadata[NODE_KEY] === name && name !== '';
  // What an agent did often says whose it was: only the agent itself is called so.
  const agentName = type === 'AGENT' ? span.agent?.name : undefined;
  const label = span.tool?.name ?? agentName ?? (isNode ? name : undefined);
  const input = hashContent(span.messages, span.inputs ?? span.tool?.arguments);
  const output = hashContent(span.responseMessages, span.outputs ?? span.tool?.result);
  return {
    spanId,
    ...(label !== undefined && label !== '' && { label }),
    ...(isNode && { isNode }),
    ...(input !== undefined && { input }),
    ...(output !== undefined && { output }),
  };
}

function hashContent(messages: readonly Message[] | undefined, value: JsonValue | undefined): string | undefined {
  if (messages !== undefined && messages.length > 0) return hashJson(messages.map((message) => toLasting(message)));
  return value === undefined ? undefined : hashJson(value);
}

function toLasting({ role, name, parts }: Message): JsonValue {
  return [role, name ?? null, parts.map((part) => toLastingPart(part))];
}

function toLastingPart(part: MessagePart): JsonValue {
  if (part.type === 'tool_call') return [part.type, part.name, part.arguments];
  if (part.type === 'tool_result') return [part.type, part.result];
  if (part.type === 'reasoning') return [part.type, part.text ?? null];
  return { ...part };
}
