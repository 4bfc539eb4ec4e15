import { context as contextApi, type Context, trace as traceApi } from '@opentelemetry/api';

import type { LiveSpan } from '../../spans/live-span.ts';
import { toModelCallContext } from '../../spans/model-call.ts';
import { startSpan } from '../../spans/start-span.ts';
import { isTracingEnabled } from '../../spans/tracing-enabled.ts';
import { SpanAttributeKey } from '../../vocabulary/span-attribute-key.ts';
import { SpanType } from '../../vocabulary/span-type.ts';
import { ModelCall } from '../calls/model-call.ts';
import { pickDefined } from '../json/pick-defined.ts';
import { readField, readText } from '../json/read-field.ts';
import {
  type AgentSpan,
  type AgentSpanEnd,
  type AgentTrace,
  describeAgentSpan,
  describeEnd,
  findModelApi,
} from './agent-span-facts.ts';

interface OpenSpan {
  readonly span: LiveSpan;
  readonly call: ModelCall | undefined;
  readonly parent: OpenSpan | undefined;
  /** The SDK opens a task of the same name below each trace: one span is enough for both. */
  readonly isShared: boolean;
  /** What the first model call below was asked and the last one answered, for spans that have neither themselves. */
  firstInputs?: unknown;
  lastOutputs?: unknown;
  /** What was active when it began: as long as that is, this one is nearer. */
  readonly startedUnder: unknown;
}

/**
 * A processor of the OpenAI Agents SDK that turns its traces and spans into ours. The SDK may call it some microtasks
 * late, so that a span is also started when it is first asked for.
 *
 * Source: https://openai.github.io/openai-agents-js/guides/tracing/
 */
export class AgentsTracer {
  readonly #open = new Map<string, OpenSpan>();
  readonly #over = new WeakSet<object>();
  #isStopped = false;

  /** No more spans; those that are open still end. */
  stop(): void {
    this.#isStopped = true;
  }

  onTraceStart(trace: AgentTrace): Promise<void> {
    this.#startTrace(trace);
    return Promise.resolve();
  }

  onTraceEnd(trace: AgentTrace): Promise<void> {
    this.#over.add(trace);
    const open = this.#open.get(trace.traceId);
    this.#open.delete(trace.traceId);
    if (open !== undefined) endOuter(open, {});
    return Promise.resolve();
  }

  onSpanStart(span: AgentSpan): Promise<void> {
    this.#ensureStarted(span);
    return Promise.resolve();
  }

  onSpanEnd(span: AgentSpan): Promise<void> {
    const open = this.#ensureStarted(span);
    this.#over.add(span);
    this.#open.delete(span.spanId);
    if (open !== undefined) endSpan(open, span);
    return Promise.resolve();
  }

  forceFlush(): Promise<void> {
    return Promise.resolve();
  }

  shutdown(): Promise<void> {
    return Promise.resolve();
  }

  /** The context of the SDK's current span, where it is nearer than the active one. */
  findContext(current: AgentSpan | null, active: Context): Context | undefined {
    const open = current === null ? undefined : this.#ensureStarted(current);
    if (open === undefined || open.startedUnder !== traceApi.getSpan(active)) return undefined;
    const context = open.call === undefined ? open.span.context : toModelCallContext(open.span);
    return open.span.isEnded ? undefined : context;
  }

  #startTrace(trace: AgentTrace): void {
    if (this.#isStopped || !isTracingEnabled() || this.#open.has(trace.traceId)) return;
    const active = contextApi.active();
    const span = startSpan({
      name: trace.name,
      spanType: SpanType.CHAIN,
      parent: active,
      attributes: pickDefined({ [SpanAttributeKey.SESSION_ID]: trace.groupId ?? undefined }),
    });
    this.#open.set(trace.traceId, {
      span,
      call: undefined,
      parent: undefined,
      isShared: false,
      startedUnder: traceApi.getSpan(active),
    });
  }

  #ensureStarted(source: AgentSpan): OpenSpan | undefined {
    const known = this.#open.get(source.spanId);
    if (known !== undefined || this.#isStopped || this.#over.has(source) || !isTracingEnabled()) return known;
    const parent = this.#open.get(source.parentId ?? source.traceId) ?? this.#open.get(source.traceId);
    const open = start(source, parent);
    this.#open.set(source.spanId, open);
    return open;
  }
}

function start(source: AgentSpan, parent: OpenSpan | undefined): OpenSpan {
  if (parent?.parent === undefined && parent !== undefined && readText(source.spanData, 'type') === 'task') {
    return { ...parent, parent, isShared: true };
  }
  const active = contextApi.active();
  const startedUnder = traceApi.getSpan(active);
  // A span of the program's between two of the SDK's, e.g. an agent that is run by a tool of another.
  const above = parent !== undefined && parent.startedUnder === startedUnder ? parent.span.context : active;
  const api = findModelApi(source.spanData);
  if (api === undefined) {
    const span = startSpan({ ...describeAgentSpan(source.spanData), parent: above });
    return { span, call: undefined, parent, isShared: false, startedUnder };
  }
  const onOutputs = (outputs: unknown): void => {
    for (let outer = parent; outer !== undefined; outer = outer.parent) outer.lastOutputs = outputs;
  };
  const call = new ModelCall({ api, body: {}, parent: above, onOutputs });
  return { span: call.span, call, parent, isShared: false, startedUnder };
}

function endSpan(open: OpenSpan, source: AgentSpan): void {
  const { error } = source;
  const facts = describeEnd(source.spanData);
  const { call } = open;
  if (call === undefined) {
    if (error !== null) open.span.fail(toError(error));
    if (!open.isShared) endOuter(open, facts);
    return;
  }
  call.setRequest(facts.request);
  const inputs = readField(facts.request, 'input') ?? readField(facts.request, 'messages');
  for (let outer = open.parent; outer !== undefined; outer = outer.parent) outer.firstInputs ??= inputs;
  if (error === null) call.succeed(facts.response);
  else call.fail(toError(error));
}

function endOuter({ span, firstInputs, lastOutputs }: OpenSpan, { inputs, outputs, attributes }: AgentSpanEnd): void {
  span.setInputs(inputs ?? firstInputs);
  span.setOutputs(outputs ?? lastOutputs);
  span.setAttributes(attributes);
  span.end();
}

/** `{ message, data: { error } }` */
function toError(error: unknown): Error {
  const cause = readText(readField(error, 'data'), 'error');
  const message = readText(error, 'message') ?? 'The agent failed.';
  return Object.assign(new Error(cause === undefined ? message : `${message}: ${cause}`), { stack: undefined });
}
