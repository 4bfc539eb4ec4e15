import { context as contextApi, type Context } from '@opentelemetry/api';

import { type LiveSpan } from '../../spans/live-span.ts';
import { startSpan } from '../../spans/start-span.ts';
import { isTracingEnabled } from '../../spans/tracing-enabled.ts';
import { SpanAttributeKey } from '../../vocabulary/span-attribute-key.ts';
import { SpanType } from '../../vocabulary/span-type.ts';
import { ModelCall } from '../calls/model-call.ts';
import { toToolAttributes } from '../calls/run-tool-call.ts';
import { toMaybeJson } from '../json/maybe-json.ts';
import { pickDefined } from '../json/pick-defined.ts';
import { isRecord, readField, readList, readText } from '../json/read-field.ts';
import { chatApi } from '../openai/chat-api.ts';
import { toProviderName } from '../vercel-ai/to-provider-name.ts';
import { toChatMessage, toChatRequest } from './to-chat-request.ts';
import { toChatResponse } from './to-chat-response.ts';

/** A run of LangChain's that has begun; `span` is its own, or the one above where the run itself is not shown. */
interface OpenRun {
  readonly span: LiveSpan | undefined;
  readonly call?: ModelCall;
  readonly isHidden?: boolean;
}

/** How a run begins, as LangChain says it in the order of its arguments. */
interface RunStart {
  readonly runId: string;
  readonly parentRunId: string | undefined;
  readonly tags: readonly string[] | undefined;
  readonly metadata: unknown;
}

/** LangGraph's bookkeeping, which it marks itself as nothing to look at. */
const HIDDEN_TAG = 'langsmith:hidden';
const SESSION_KEYS = ['thread_id', 'session_id', 'conversation_id', 'sessionId', 'threadId'] as const;

/**
 * A callback handler of LangChain's that turns runs into spans. Runs tell their parent by id, so that the tree is right
 * even where the active context is not; the first run of a tree goes below the active span.
 *
 * Source: https://js.langchain.com/docs/concepts/callbacks
 */
export class RunTracer {
  readonly name = 'gander_tracer';
  /** Called at once, in order, in the program's own context, and not later from a queue. */
  readonly awaitHandlers = true;
  readonly raiseError = false;
  readonly ignoreLLM = false;
  readonly ignoreChain = false;
  readonly ignoreAgent = false;
  readonly ignoreRetriever = false;
  readonly ignoreCustomEvent = true;
  readonly #runs = new Map<string, OpenRun>();

  /** The context in which a run's own work is to be done. */
  findContext(runId: string | undefined): Context | undefined {
    return runId === undefined ? undefined : this.#runs.get(runId)?.span?.context;
  }

  /** LangChain makes copies of managers, never of what tells the story. */
  copy(): this {
    return this;
  }

  handleChainStart(...args: readonly unknown[]): void {
    const [chain, inputs, runId, parentRunId, tags, metadata, runType, runName] = args;
    const start = toRunStart({ runId, parentRunId, tags, metadata });
    if (start.tags?.includes(HIDDEN_TAG) === true && start.parentRunId !== undefined) {
      this.#runs.set(start.runId, { span: this.#runs.get(start.parentRunId)?.span, isHidden: true });
      return;
    }
    const name = readRunName(chain, runName) ?? 'chain';
    const isAgent = name === 'LangGraph' || name === 'AgentExecutor' || runType === 'agent';
    const span = this.#start(start, {
      name,
      spanType: isAgent ? SpanType.AGENT : SpanType.CHAIN,
      inputs: toReadable(inputs),
    });
    this.#open(start.runId, { span });
  }

  handleChatModelStart(...args: readonly unknown[]): void {
    const [, messages, runId, parentRunId, extra, tags, metadata] = args;
    const [first] = Array.isArray(messages) ? (messages as readonly unknown[]) : [];
    this.#startModel(
      { runId, parentRunId, tags, metadata },
      toChatRequest(Array.isArray(first) ? first : [], extra, metadata),
    );
  }

  handleLLMStart(...args: readonly unknown[]): void {
    const [, prompts, runId, parentRunId, extra, tags, metadata] = args;
    const list = Array.isArray(prompts) ? (prompts as readonly unknown[]) : [prompts];
    const messages = list.map((content) => ({ type: 'human', content }));
    this.#startModel({ runId, parentRunId, tags, metadata }, toChatRequest(messages, extra, metadata));
  }

  handleLLMNewToken(...args: readonly unknown[]): void {
    this.#runs.get(String(args[2]))?.call?.noteFirstChunk();
  }

  handleLLMEnd(result: unknown, runId: string): void {
    this.#take(runId)?.call?.succeed(toChatResponse(result));
  }

  handleLLMError(error: unknown, runId: string): void {
    this.#take(runId)?.call?.fail(error);
  }

  handleToolStart(...args: readonly unknown[]): void {
    const [tool, input, runId, parentRunId, tags, metadata, runName, callId] = args;
    const start = toRunStart({ runId, parentRunId, tags, metadata });
    const facts = {
      name: readRunName(tool, runName) ?? 'tool',
      args: toMaybeJson(input),
      callId: typeof callId === 'string' ? callId : undefined,
    };
    const attributes = toToolAttributes(facts);
    this.#open(start.runId, {
      span: this.#start(start, { name: facts.name, spanType: SpanType.TOOL, inputs: facts.args, attributes }),
    });
  }

  handleRetrieverStart(...args: readonly unknown[]): void {
    const [retriever, query, runId, parentRunId, tags, metadata, runName] = args;
    const start = toRunStart({ runId, parentRunId, tags, metadata });
    const name = readRunName(retriever, runName) ?? 'retriever';
    this.#open(start.runId, { span: this.#start(start, { name, spanType: SpanType.RETRIEVER, inputs: query }) });
  }

  handleChainEnd(outputs: unknown, runId: string): void {
    this.#take(runId)?.span?.end({ outputs: toReadable(outputs) });
  }

  handleToolEnd(output: unknown, runId: string): void {
    const run = this.#take(runId);
    if (readText(output, 'status') === 'error') run?.span?.setStatus('ERROR', 'The tool answered with an error.');
    run?.span?.end({ outputs: readField(output, 'content') ?? toReadable(output) });
  }

  handleRetrieverEnd(documents: unknown, runId: string): void {
    this.#take(runId)?.span?.end({ outputs: toDocuments(documents) });
  }

  handleChainError(error: unknown, runId: string): void {
    this.#fail(error, runId);
  }

  handleToolError(error: unknown, runId: string): void {
    this.#fail(error, runId);
  }

  handleRetrieverError(error: unknown, runId: string): void {
    this.#fail(error, runId);
  }

  #startModel(args: RunStartArgs, body: unknown): void {
    if (!isTracingEnabled()) return;
    const start = toRunStart(args);
    const provider = toProviderName(readText(start.metadata, 'ls_provider')?.toLowerCase());
    const call = new ModelCall({
      api: chatApi,
      body,
      provider,
      parent: this.#findParent(start),
      attributes: toIdentity(start.metadata),
    });
    this.#open(start.runId, { span: call.span, call });
  }

  #start(start: RunStart, options: Parameters<typeof startSpan>[0]): LiveSpan | undefined {
    if (!isTracingEnabled()) return undefined;
    const attributes = { ...toIdentity(start.metadata), ...options.attributes };
    return startSpan({ ...options, attributes, parent: this.#findParent(start) });
  }

  #findParent({ parentRunId }: RunStart): LiveSpan | Context {
    const parent = parentRunId === undefined ? undefined : this.#runs.get(parentRunId)?.span;
    return parent ?? contextApi.active();
  }

  #open(runId: string, run: OpenRun): void {
    this.#runs.set(runId, run);
  }

  /** The run, forgotten; nothing for one whose span is that of the run above. */
  #take(runId: string): OpenRun | undefined {
    const run = this.#runs.get(runId);
    this.#runs.delete(runId);
    return run?.isHidden === true ? undefined : run;
  }

  #fail(error: unknown, runId: string): void {
    const span = this.#take(runId)?.span;
    // LangGraph stops a run that waits for a person by throwing; nothing has failed.
    if (readText(error, 'name') !== 'GraphInterrupt') span?.fail(error);
    span?.end();
  }
}

type RunStartArgs = Readonly<Record<'runId' | 'parentRunId' | 'tags' | 'metadata', unknown>>;

function toRunStart({ runId, parentRunId, tags, metadata }: RunStartArgs): RunStart {
  return {
    runId: String(runId),
    parentRunId: typeof parentRunId === 'string' ? parentRunId : undefined,
    tags: Array.isArray(tags) ? (tags as readonly string[]) : undefined,
    metadata,
  };
}

/** The name given to the run, else that of the class. */
function readRunName(serialized: unknown, runName: unknown): string | undefined {
  if (typeof runName === 'string' && runName !== '') return runName;
  const id = readList(serialized, 'id').at(-1);
  return readText(serialized, 'name') ?? (typeof id === 'string' ? id : undefined);
}

/** The thread of a graph is the session of its traces. */
function toIdentity(metadata: unknown): Readonly<Record<string, unknown>> {
  const session = SESSION_KEYS.map((key) => readText(metadata, key)).find((id) => id !== undefined);
  return pickDefined({
    [SpanAttributeKey.SESSION_ID]: session,
    [SpanAttributeKey.USER_ID]: readText(metadata, 'user_id') ?? readText(metadata, 'userId'),
  });
}

/** Messages inside inputs and outputs as messages, and not as LangChain writes its classes down. */
function toReadable(value: unknown, depth = 0): unknown {
  if (depth > 6) return value;
  if (typeof readField(value, 'getType') === 'function' || typeof readField(value, '_getType') === 'function') {
    return toChatMessage(value);
  }
  if (Array.isArray(value)) return value.map((item: unknown) => toReadable(item, depth + 1));
  const isPlain = isRecord(value) && [Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null);
  if (!isPlain) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, toReadable(member, depth + 1)]));
}

/** The form in which MLflow shows what a retriever found. */
function toDocuments(documents: unknown): unknown {
  if (!Array.isArray(documents)) return documents;
  return documents.map((document: unknown) =>
    pickDefined({
      page_content: readField(document, 'pageContent'),
      metadata: readField(document, 'metadata'),
      id: readField(document, 'id'),
    }),
  );
}
