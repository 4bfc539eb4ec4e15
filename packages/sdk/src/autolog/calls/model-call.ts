import { type Context, SpanKind } from '@opentelemetry/api';

import type { LiveSpan } from '../../spans/live-span.ts';
import { runModelCall } from '../../spans/model-call.ts';
import { startSpan } from '../../spans/start-span.ts';
import { SpanAttributeKey } from '../../vocabulary/span-attribute-key.ts';
import { pickDefined } from '../json/pick-defined.ts';
import type { GenAiTool } from '../messages/gen-ai-message.ts';
import { FIRST_TOKEN_EVENT, GenAiKey } from '../vocabulary/gen-ai-key.ts';
import { describeApiError } from './api-error.ts';
import type { ModelApi, RequestFacts, StreamAccumulator } from './model-api.ts';
import { toUsageAttributes } from './token-usage.ts';

/** A call that begins. */
export interface ModelCallOptions {
  readonly api: ModelApi;
  /** The request as the program made it. */
  readonly body: unknown;
  /** `gen_ai.provider.name`. */
  readonly provider?: string | undefined;
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly parent?: LiveSpan | Context | undefined;
  /** Nanoseconds since the epoch, for a call that is learned of after it has begun. */
  readonly startTimeNs?: bigint | undefined;
  /** Told what the call's outputs are, for whoever is above it and has no answer of its own. */
  onOutputs?(outputs: unknown): void;
}

/** Members of a request that are no part of what is asked: they steer the transport. */
const TRANSPORT_MEMBERS: ReadonlySet<string> = new Set(['signal', 'abortSignal', 'httpOptions']);

/**
 * One call of a model and the one span it gets. Whoever patched the library tells it what happens; nothing here throws,
 * and whatever comes after the end is ignored.
 */
export class ModelCall {
  readonly span: LiveSpan;
  readonly #api: ModelApi;
  readonly #startMs = performance.now();
  #accumulator: StreamAccumulator | undefined;
  readonly #provider: string | undefined;
  #isBroken = false;
  #hasChunk = false;
  readonly #onOutputs: ModelCallOptions['onOutputs'];

  constructor({ api, body, provider, attributes, parent, startTimeNs, onOutputs }: ModelCallOptions) {
    const facts = guard(() => api.describeRequest(body)) ?? {};
    this.#api = api;
    this.#provider = provider;
    this.#onOutputs = onOutputs;
    this.span = startSpan({
      name: toName(api, facts),
      spanType: api.spanType,
      kind: SpanKind.CLIENT,
      inputs: toInputs(api, body),
      attributes: { ...toRequestAttributes(api, facts, provider), ...facts.attributes, ...attributes },
      parent,
      startTimeNs,
    });
  }

  /** Calls with the span active, so that nothing below records the same call again. */
  run<Result>(fn: () => Result): Result {
    return runModelCall(this.span, fn);
  }

  /** The request, for whoever learns of it after the call has begun. */
  setRequest(body: unknown): void {
    const facts = guard(() => this.#api.describeRequest(body)) ?? {};
    this.span.setName(toName(this.#api, facts));
    this.span.setInputs(toInputs(this.#api, body));
    this.span.setAttributes({ ...toRequestAttributes(this.#api, facts, this.#provider), ...facts.attributes });
  }

  /** The whole answer: ends the span, now or at a moment in nanoseconds since the epoch. */
  succeed(response: unknown, endTimeNs?: bigint): void {
    if (this.span.isEnded) return;
    this.#describe(response);
    this.span.end(endTimeNs === undefined ? {} : { endTimeNs });
  }

  /** A piece of a streamed answer, with the moment of the first one noted. */
  addChunk(chunk: unknown): void {
    if (this.span.isEnded) return;
    this.noteFirstChunk();
    this.#accumulator ??= this.#api.createAccumulator();
    const accumulator = this.#accumulator;
    if (this.#isBroken) return;
    // An answer that cannot be read must not be half-read again and again.
    this.#isBroken = guard(() => (accumulator.add(chunk), true)) === undefined;
  }

  /** The moment at which a streamed answer began; later calls are ignored. */
  noteFirstChunk(): void {
    if (this.#hasChunk || this.span.isEnded) return;
    this.#hasChunk = true;
    this.span.addEvent({ name: FIRST_TOKEN_EVENT });
    this.span.setAttribute(GenAiKey.FIRST_CHUNK_SECONDS, (performance.now() - this.#startMs) / 1000);
  }

  /** The end of a stream, reached or given up by the program. */
  endStream({ isAbandoned = false } = {}): void {
    if (this.span.isEnded) return;
    const accumulator = this.#accumulator;
    const response = accumulator && guard(() => accumulator.result());
    if (response !== undefined) this.#describe(response);
    if (isAbandoned) this.span.addEvent({ name: 'stream.abandoned' });
    this.span.end();
  }

  /** A call that failed, with what had come of its answer. */
  fail(error: unknown): void {
    if (this.span.isEnded) return;
    const accumulator = this.#accumulator;
    const response = accumulator && guard(() => accumulator.result());
    if (response !== undefined) this.#describe(response);
    const facts = describeApiError(error);
    this.span.setAttributes(facts.attributes);
    if (facts.body !== undefined && response === undefined) this.span.setOutputs(facts.body);
    this.span.fail(error);
    this.span.end();
  }

  #describe(response: unknown): void {
    if (!this.span.isRecording()) return;
    const facts = guard(() => this.#api.describeResponse(response));
    if (facts === undefined) {
      this.span.setOutputs(response);
      return;
    }
    this.span.setOutputs(facts.outputs);
    this.#onOutputs?.(facts.outputs);
    this.span.setAttributes(
      pickDefined({
        [GenAiKey.RESPONSE_MODEL]: facts.model,
        [GenAiKey.RESPONSE_ID]: facts.id,
        [GenAiKey.FINISH_REASONS]: facts.finishReasons?.length === 0 ? undefined : facts.finishReasons,
        [GenAiKey.OUTPUT_MESSAGES]: toJsonAttribute(facts.messages),
      }),
    );
    this.span.setAttributes(toUsageAttributes(facts.usage));
    this.span.setAttributes(facts.attributes);
  }
}

function toName(api: ModelApi, { model }: RequestFacts): string {
  return model === undefined ? api.operation : `${api.operation} ${model}`;
}

function toRequestAttributes(
  api: ModelApi,
  facts: RequestFacts,
  provider: string | undefined,
): Record<string, unknown> {
  return pickDefined({
    [GenAiKey.OPERATION]: api.operation,
    [GenAiKey.PROVIDER]: provider,
    [GenAiKey.REQUEST_MODEL]: facts.model,
    [GenAiKey.INPUT_MESSAGES]: toJsonAttribute(facts.messages),
    [GenAiKey.SYSTEM_INSTRUCTIONS]: toJsonAttribute(facts.system),
    [GenAiKey.TOOL_DEFINITIONS]: toJsonAttribute(facts.tools),
    [SpanAttributeKey.CHAT_TOOLS]: toJsonAttribute(facts.tools?.map((tool) => toMlflowTool(tool))),
    [SpanAttributeKey.MODEL]: facts.model,
    [SpanAttributeKey.MODEL_PROVIDER]: provider,
    [SpanAttributeKey.MESSAGE_FORMAT]: api.messageFormat,
  });
}

/** MLflow keeps tools in the form of OpenAI's chat API. */
function toMlflowTool({ type, ...tool }: GenAiTool): unknown {
  return { type, function: tool };
}

/** Lists of objects; an empty one says nothing. */
function toJsonAttribute(list: readonly unknown[] | undefined): readonly unknown[] | undefined {
  return list === undefined || list.length === 0 ? undefined : list;
}

function toInputs(api: ModelApi, body: unknown): unknown {
  const inputs = guard(() => api.toInputs?.(body)) ?? body;
  return guard(() => withoutTransport(inputs)) ?? inputs;
}

function withoutTransport(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  return Object.fromEntries(Object.entries(body).filter(([key]) => !TRANSPORT_MEMBERS.has(key)));
}

/** `undefined` when reading a foreign object throws. */
function guard<Result>(read: () => Result): Result | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
