import { isEarlier, toParentLinks } from '../trace/parent-links.ts';
import type { Message, MessagePart } from '../message.ts';
import type { JsonValue } from '../json-value.ts';
import { MessageMemory } from './message-memory.ts';
import { ToolDesk } from './tool-desk.ts';
import type { ChatAgent, ChatItem, ChatSpan } from './chat-item.ts';

const MODEL_TYPES: ReadonlySet<string> = new Set(['CHAT_MODEL', 'LLM']);
const NO_PARENT = -1;
/** Index of the thread of spans that no agent is above of. */
const MAIN = -1;

/** The turns of one agent, or of the trace outside of any. */
interface Thread {
  readonly items: ChatItem[];
  readonly memory: MessageMemory;
  readonly desk: ToolDesk;
}

/**
 * Tells a trace as a conversation: every message once, when it was first said; tool calls with their results; the turns
 * of sub-agents inside those of the agent that ran them. `spans` in any order; those that say nothing may be missing, as
 * long as what is given links up by parents.
 */
export function toTraceChat(spans: readonly ChatSpan[]): readonly ChatItem[] {
  const sorted = spans.toSorted((left, right) => (isEarlier(left, right) ? -1 : 1));
  const items = new Telling(sorted).tell();
  if (items.length > 0) return unwrap(items);
  const root = findRoot(sorted);
  const thread = createThread();
  if (root !== undefined) tellEnds(thread, root);
  return thread.items;
}

class Telling {
  readonly #spans: readonly ChatSpan[];
  readonly #parents: Int32Array;
  /** Spans that have a model call below them, whose words they only repeat. */
  readonly #hasCallBelow: Uint8Array;
  readonly #threads = new Map<number, Thread>();
  /** Where the threads below a tool's span go: into its call. */
  readonly #itemsOfTool = new Map<number, ChatItem[]>();

  constructor(spans: readonly ChatSpan[]) {
    this.#spans = spans;
    this.#parents = toParentLinks(spans).parents;
    this.#hasCallBelow = new Uint8Array(spans.length);
    for (const [index, span] of spans.entries()) {
      if (!isModelCall(span)) continue;
      for (let above = this.#parentOf(index); above !== NO_PARENT; above = this.#parentOf(above)) {
        if (this.#hasCallBelow[above] === 1) break;
        this.#hasCallBelow[above] = 1;
      }
    }
  }

  tell(): readonly ChatItem[] {
    for (const [index, span] of this.#spans.entries()) {
      if (isModelCall(span) && this.#hasCallBelow[index] === 0) this.#tellCall(this.#threadOf(index), span);
      else if (span.type === 'TOOL') this.#tellTool(index, span);
    }
    for (const [index, thread] of this.#threads) {
      const owner = this.#spans[index] ?? findRoot(this.#spans);
      // What went into a mere frame around one agent, that agent tells.
      const isOwn = thread.items.length !== 1 || thread.items[0]?.kind !== 'agent';
      if (owner !== undefined && isOwn) tellEnds(thread, owner);
    }
    return this.#threads.get(MAIN)?.items ?? [];
  }

  #parentOf(index: number): number {
    return this.#parents[index] as number;
  }

  /** The thread of the nearest agent above, which takes its place among the turns when its first word is said. */
  #threadOf(index: number): Thread {
    let above = this.#parentOf(index);
    while (above !== NO_PARENT && this.#spans[above]?.type !== 'AGENT') above = this.#parentOf(above);
    const known = this.#threads.get(above);
    if (known !== undefined) return known;
    const thread = createThread();
    this.#threads.set(above, thread);
    if (above !== MAIN) this.#placeAgent(above, thread);
    return thread;
  }

  #placeAgent(index: number, thread: Thread): void {
    const span = this.#spans[index] as ChatSpan;
    const agent: ChatAgent = {
      kind: 'agent',
      spanId: span.spanId,
      name: span.normalized.agent?.name ?? span.name,
      items: thread.items,
    };
    for (let above = this.#parentOf(index); above !== NO_PARENT; above = this.#parentOf(above)) {
      const items = this.#itemsOfTool.get(above);
      if (items !== undefined) {
        items.push(agent);
        return;
      }
      if (this.#spans[above]?.type === 'AGENT') break;
    }
    this.#threadOf(index).items.push(agent);
  }

  #tellTool(index: number, span: ChatSpan): void {
    const thread = this.#threadOf(index);
    const { tool, isNew } = thread.desk.run(span);
    if (isNew) thread.items.push(tool);
    this.#itemsOfTool.set(index, tool.items);
  }

  #tellCall(thread: Thread, span: ChatSpan): void {
    const { messages = [], responseMessages = [] } = span.normalized;
    const isShown = thread.memory.startHistory();
    for (const message of messages) {
      if (isShown(message)) continue;
      thread.memory.add(message);
      tellMessage(thread, message, span);
    }
    for (const message of responseMessages) {
      thread.memory.add(message);
      tellMessage(thread, message, span);
    }
  }
}

function tellMessage(thread: Thread, { role, name, parts, finishReason }: Message, { spanId }: ChatSpan): void {
  const said: MessagePart[] = [];
  const tools: ChatItem[] = [];
  for (const part of parts) {
    const tool =
      part.type === 'tool_call'
        ? thread.desk.ask(part, spanId)
        : part.type === 'tool_result'
          ? thread.desk.answer(part, spanId)
          : undefined;
    if (tool !== undefined) tools.push(tool);
    if (part.type !== 'tool_call' && part.type !== 'tool_result') said.push(part);
  }
  const hasContent = said.some((part) => part.type !== 'text' || part.text !== '');
  if (hasContent) {
    thread.items.push({
      kind: 'message',
      spanId,
      role,
      ...(name !== undefined && { name }),
      parts: said,
      ...(finishReason !== undefined && { finishReason }),
    });
  }
  thread.items.push(...tools);
}

function isModelCall({ type, normalized }: ChatSpan): boolean {
  return MODEL_TYPES.has(type) && (normalized.messages !== undefined || normalized.responseMessages !== undefined);
}

/** A trace that is one agent is told without saying so. */
function unwrap(items: readonly ChatItem[]): readonly ChatItem[] {
  const [only] = items;
  return items.length === 1 && only?.kind === 'agent' ? unwrap(only.items) : items;
}

/**
 * What went into an agent and what came out of it, where its model calls do not say: some frameworks note the prompt
 * only at the agent, or the answer only at the end.
 */
function tellEnds(thread: Thread, owner: ChatSpan): void {
  const { messages, responseMessages, inputs, outputs } = owner.normalized;
  const isQuestionMissing = !thread.items.some((item) => item.kind === 'message' && item.role === 'user');
  const isAnswerMissing = thread.items.findLast((item) => item.kind === 'message')?.role !== 'assistant';
  const isShown = thread.memory.startHistory();
  if (isQuestionMissing) {
    const opening = createThread();
    for (const message of messages ?? toMessages('user', inputs)) {
      if (message.role !== 'assistant' && !isShown(message)) tellMessage(opening, message, owner);
    }
    thread.items.unshift(...opening.items.filter((item) => item.kind === 'message'));
  }
  if (isAnswerMissing) {
    for (const message of responseMessages ?? toMessages('assistant', outputs)) {
      if (!isShown(message)) tellMessage(thread, message, owner);
    }
  }
}

function toMessages(role: Message['role'], value: JsonValue | undefined): readonly Message[] {
  return value === undefined || value === null || value === '' ? [] : [{ role, parts: [toPart(value)] }];
}

function toPart(value: JsonValue): MessagePart {
  return typeof value === 'string' ? { type: 'text', text: value } : { type: 'unknown', raw: value };
}

function findRoot(spans: readonly ChatSpan[]): ChatSpan | undefined {
  return spans.find((span) => span.parentSpanId === null) ?? spans[0];
}

function createThread(): Thread {
  return { items: [], memory: new MessageMemory(), desk: new ToolDesk() };
}
