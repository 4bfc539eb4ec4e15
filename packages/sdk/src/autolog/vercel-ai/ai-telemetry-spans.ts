import { type Context, context as contextApi } from '@opentelemetry/api';

import type { LiveSpan } from '../../spans/live-span.ts';
import { toModelCallContext } from '../../spans/model-call.ts';
import { startSpan } from '../../spans/start-span.ts';
import { isTracingEnabled } from '../../spans/tracing-enabled.ts';
import { SpanType } from '../../vocabulary/span-type.ts';
import { ModelCall } from '../calls/model-call.ts';
import { toToolAttributes } from '../calls/run-tool-call.ts';
import { readField, readList, readText } from '../json/read-field.ts';
import { languageModelApi } from './language-model-api.ts';
import { followModelStream } from './follow-model-stream.ts';
import { describeOperation, readOperationOutputs, readOperationUsage } from './operation-facts.ts';
import { toProviderName } from './to-provider-name.ts';

/** What the AI SDK publishes about one piece of its work; the same object at its start and at its end. */
export interface TelemetryMessage {
  readonly type: string;
  readonly event: unknown;
  readonly result?: unknown;
  readonly error?: unknown;
}

interface OpenWork {
  readonly span: LiveSpan;
  /** For a call of a model, which knows how to read its answer. */
  readonly call: ModelCall | undefined;
  readonly parent: OpenWork | undefined;
  /** Whether its context is the active one while the work runs: then what is below it finds its parent by itself. */
  readonly isBound: boolean;
  /** What the last model call below answered, for operations whose own result went away with a stream. */
  lastOutputs: unknown;
}

/**
 * Spans for what the AI SDK (7 and later) publishes on its diagnostics channel: `generateText › step › languageModelCall`
 * and `executeTool`, with their requests and results.
 */
export class AiTelemetrySpans {
  readonly #open = new WeakMap<object, OpenWork>();
  /** By `callId`, the innermost work that others can be below. */
  readonly #innermost = new Map<string, OpenWork>();

  /**
   * Starts the span of a piece of work; returns the context in which the work is to run. `isBound` tells whether the
   * channel can see to that.
   */
  start(message: TelemetryMessage, isBound: boolean): Context {
    if (!isTracingEnabled() || this.#open.has(message)) return contextApi.active();
    const callId = readText(message.event, 'callId');
    const parent = callId === undefined ? undefined : this.#innermost.get(callId);
    const work = startWork(message, { parent, isBound });
    this.#open.set(message, work);
    const isContainer = work.call === undefined && message.type !== 'executeTool';
    if (isContainer && callId !== undefined) this.#innermost.set(callId, work);
    return work.call === undefined ? work.span.context : toModelCallContext(work.span);
  }

  /** Ends the span of a piece of work; that of a streamed answer ends with its stream. */
  end(message: TelemetryMessage): void {
    const work = this.#open.get(message);
    if (work === undefined) return;
    this.#open.delete(message);
    const callId = readText(message.event, 'callId');
    if (callId !== undefined && this.#innermost.get(callId) === work) {
      if (work.parent === undefined) this.#innermost.delete(callId);
      else this.#innermost.set(callId, work.parent);
    }
    if (work.call === undefined) endWork(work, message);
    else endModelCall(work.call, message);
  }
}

function startWork(
  { type, event }: TelemetryMessage,
  { parent, isBound }: { readonly parent: OpenWork | undefined; readonly isBound: boolean },
): OpenWork {
  const above = parent?.isBound === true ? undefined : parent?.span;
  if (type === 'languageModelCall') {
    const call = new ModelCall({
      api: languageModelApi,
      body: toRequest(event),
      provider: toProviderName(readText(event, 'provider')),
      parent: above,
      onOutputs: (outputs) => noteOutputs(parent, outputs),
    });
    return { span: call.span, call, parent, isBound, lastOutputs: undefined };
  }
  const toolCall = type === 'executeTool' ? readField(event, 'toolCall') : undefined;
  const span =
    toolCall === undefined
      ? startSpan({ ...describeOperation(type, event), parent: above })
      : startTool(toolCall, above);
  return { span, call: undefined, parent, isBound, lastOutputs: undefined };
}

/** The request in the form of a chat: the instructions first. */
function toRequest(event: unknown): unknown {
  const system = readText(event, 'instructions') ?? readText(event, 'system');
  const tools = readList(event, 'tools');
  return {
    model: readText(event, 'modelId'),
    messages: [...(system === undefined ? [] : [{ role: 'system', content: system }]), ...readList(event, 'messages')],
    ...(tools.length > 0 ? { tools } : {}),
  };
}

function startTool(toolCall: unknown, parent: LiveSpan | undefined): LiveSpan {
  const facts = {
    name: readText(toolCall, 'toolName') ?? 'tool',
    args: readField(toolCall, 'input'),
    callId: readText(toolCall, 'toolCallId'),
  };
  const attributes = toToolAttributes(facts);
  return startSpan({ name: facts.name, spanType: SpanType.TOOL, inputs: facts.args, attributes, parent });
}

function noteOutputs(work: OpenWork | undefined, outputs: unknown): void {
  for (let above = work; above !== undefined; above = above.parent) above.lastOutputs = outputs;
}

function endModelCall(call: ModelCall, { result, error }: TelemetryMessage): void {
  if (error !== undefined) {
    call.fail(error);
    return;
  }
  const stream = readField(result, 'stream');
  if (stream instanceof ReadableStream) followModelStream(call, stream);
  else call.succeed(result);
}

function endWork({ span, lastOutputs }: OpenWork, { type, result, error }: TelemetryMessage): void {
  if (error !== undefined) span.fail(error);
  span.setOutputs(readOperationOutputs(type, result) ?? lastOutputs);
  span.setAttributes(readOperationUsage(type, result));
  const toolError = readField(readField(result, 'output'), 'error');
  // A tool that throws is an answer to the model, and still a failure.
  if (type === 'executeTool' && toolError !== undefined) span.fail(toolError);
  span.end();
}
