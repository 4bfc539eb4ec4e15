import { context as contextApi, type Context } from '@opentelemetry/api';

import { messagesApi } from '../anthropic/messages-api.ts';
import type { LiveSpan } from '../../spans/live-span.ts';
import { startSpan } from '../../spans/start-span.ts';
import { SpanAttributeKey } from '../../vocabulary/span-attribute-key.ts';
import { SpanType } from '../../vocabulary/span-type.ts';
import { ModelCall } from '../calls/model-call.ts';
import { toToolAttributes } from '../calls/run-tool-call.ts';
import { pickDefined } from '../json/pick-defined.ts';
import { readField, readList, readNumber, readText } from '../json/read-field.ts';

/** An answer of the model, of which the SDK delivers one block at a time. */
interface OpenAnswer {
  readonly id: string;
  readonly message: Readonly<Record<string, unknown>>;
  readonly content: unknown[];
  readonly startTimeNs: bigint;
  readonly endTimeNs: bigint;
  readonly parent: Context;
  readonly history: readonly unknown[];
}

/**
 * Turns the messages of one query of the Claude Agent SDK into spans: the agent, each answer of the model, each tool. A
 * subagent's messages name the tool call that they belong below.
 */
export class ClaudeTurns {
  readonly span: LiveSpan;
  readonly #tools = new Map<string, LiveSpan>();
  readonly #history = new Map<string, unknown[]>();
  #answer: OpenAnswer | undefined;
  #lastMomentNs = nowNs();

  constructor(prompt: unknown, options: unknown) {
    this.span = startSpan({
      name: 'claude agent',
      spanType: SpanType.AGENT,
      inputs: { prompt },
      attributes: { 'gen_ai.operation.name': 'invoke_agent', 'gen_ai.request.model': readText(options, 'model') },
      parent: contextApi.active(),
    });
    if (typeof prompt === 'string') this.#historyOf(undefined).push({ role: 'user', content: prompt });
  }

  /** A message that the program is about to get. */
  add(message: unknown): void {
    const type = readText(message, 'type');
    const sessionId = readText(message, 'session_id');
    if (sessionId !== undefined) this.span.setAttribute(SpanAttributeKey.SESSION_ID, sessionId);
    if (type === 'assistant') this.#addAnswer(message);
    else if (type === 'user') this.#addUser(message);
    else if (type === 'result') this.#addResult(message);
    this.#lastMomentNs = nowNs();
  }

  /** The end of the query, whatever is still open. */
  end(error?: unknown): void {
    this.#closeAnswer();
    for (const tool of this.#tools.values()) tool.end();
    this.#tools.clear();
    if (error !== undefined) this.span.fail(error);
    this.span.end();
  }

  #addAnswer(message: unknown): void {
    const inner = (readField(message, 'message') ?? {}) as Readonly<Record<string, unknown>>;
    const id = readText(inner, 'id') ?? '';
    const parentId = readText(message, 'parent_tool_use_id');
    if (this.#answer?.id !== id) {
      this.#closeAnswer();
      const history = [...this.#historyOf(parentId)];
      const startTimeNs = this.#lastMomentNs;
      const parent = this.#contextOf(parentId);
      this.#answer = { id, message: inner, content: [], startTimeNs, endTimeNs: nowNs(), parent, history };
      this.#historyOf(parentId).push({ role: 'assistant', content: this.#answer.content });
    }
    const blocks = readList(inner, 'content');
    this.#answer.content.push(...blocks);
    this.#answer = { ...this.#answer, message: { ...this.#answer.message, ...inner }, endTimeNs: nowNs() };
    for (const block of blocks) if (readText(block, 'type') === 'tool_use') this.#startTool(block, parentId);
  }

  #addUser(message: unknown): void {
    this.#closeAnswer();
    const parentId = readText(message, 'parent_tool_use_id');
    const inner = readField(message, 'message');
    this.#historyOf(parentId).push(inner);
    for (const block of readList(inner, 'content')) {
      if (readText(block, 'type') === 'tool_result') this.#endTool(block);
    }
  }

  #addResult(message: unknown): void {
    this.#closeAnswer();
    this.span.setOutputs(readField(message, 'result') ?? pickDefined({ errors: readField(message, 'errors') }));
    this.span.setAttributes(
      pickDefined({
        'claude_agent.num_turns': readNumber(message, 'num_turns'),
        'claude_agent.total_cost_usd': readNumber(message, 'total_cost_usd'),
        'claude_agent.subtype': readText(message, 'subtype'),
      }),
    );
    if (readField(message, 'is_error') === true) this.span.setStatus('ERROR', readText(message, 'subtype') ?? 'error');
  }

  /** An answer is complete when something else comes; its last block carries the counts. */
  #closeAnswer(): void {
    const answer = this.#answer;
    if (answer === undefined) return;
    this.#answer = undefined;
    const { message, content, history, parent, startTimeNs, endTimeNs } = answer;
    const call = new ModelCall({
      api: messagesApi,
      body: { model: message['model'], messages: history },
      provider: 'anthropic',
      parent,
      startTimeNs,
    });
    call.succeed({ ...message, content: [...content] }, endTimeNs);
  }

  #startTool(block: unknown, parentId: string | undefined): void {
    const callId = readText(block, 'id') ?? '';
    const facts = { name: readText(block, 'name') ?? 'tool', args: readField(block, 'input'), callId };
    const span = startSpan({
      name: facts.name,
      spanType: SpanType.TOOL,
      inputs: facts.args,
      attributes: toToolAttributes(facts),
      parent: this.#contextOf(parentId),
    });
    this.#tools.set(callId, span);
  }

  #endTool(block: unknown): void {
    const callId = readText(block, 'tool_use_id') ?? '';
    const span = this.#tools.get(callId);
    this.#tools.delete(callId);
    if (readField(block, 'is_error') === true) span?.setStatus('ERROR', 'The tool answered with an error.');
    span?.end({ outputs: readField(block, 'content') });
  }

  #contextOf(toolUseId: string | undefined): Context {
    return (toolUseId === undefined ? undefined : this.#tools.get(toolUseId)?.context) ?? this.span.context;
  }

  #historyOf(toolUseId: string | undefined): unknown[] {
    const key = toolUseId ?? '';
    const known = this.#history.get(key);
    if (known !== undefined) return known;
    const fresh: unknown[] = [];
    this.#history.set(key, fresh);
    return fresh;
  }
}

function nowNs(): bigint {
  return BigInt(Math.round((performance.timeOrigin + performance.now()) * 1e6));
}
