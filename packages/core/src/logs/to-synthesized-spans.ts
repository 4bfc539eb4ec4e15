import type { AnyValue, KeyValue } from '@gander/protocol/any-value';
import type { Span, TraceData } from '@gander/protocol/trace-data';

import type { AgentStep, LogEmitter, StepAttributes } from './agent-step.ts';
import { type CallDraft, toCalls } from './to-calls.ts';
import { findLastUntil } from './find-last-until.ts';
import type { HashText } from './find-turn.ts';
import { type ReadLog, readLogs } from './read-logs.ts';
import type { SourcedLog } from './sourced-log.ts';
import { toStepAttributes } from './step-attributes.ts';

export interface SynthesisOptions {
  /** 32 hex digits: the trace that all of the records are stored with. */
  readonly otelTraceId: string;
  readonly hash: HashText;
}

const KIND_INTERNAL = 1;
const KIND_CLIENT = 3;
const STATUS_ERROR = 2;
const SESSION_KEY = 'session.id';
const USER_KEYS = ['user.id', 'user.account_id'] as const;
const OUTPUT_KEY = 'gen_ai.output.messages';

/**
 * The spans that the logs of one trace tell of and nobody sent. Depends on the set of records alone, not on their order or on how
 * often they came; with more records spans are added or change, none goes away. `undefined` when there are none.
 */
export function toSynthesizedSpans(logs: readonly SourcedLog[], options: SynthesisOptions): TraceData | undefined {
  const read = readLogs(logs);
  const homeless = read.filter(({ facts }) => facts.log.record.traceId === '');
  const silent = read.filter(
    ({ facts, emitter }) => facts.log.record.traceId !== '' && emitter?.hasSilentSpans === true,
  );
  const parts = [toTurn(homeless, options), toSilentCalls(silent, options)].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : { resourceSpans: parts.flatMap(({ resourceSpans }) => resourceSpans) };
}

/** Is it a record that spans may be made of? */
export function isSynthesizable({ facts, emitter }: ReadLog): boolean {
  return facts.log.record.traceId === '' || emitter?.hasSilentSpans === true;
}

/** One agent span over everything, one per prompt below it when there are several, and the calls. */
function toTurn(logs: readonly ReadLog[], options: SynthesisOptions): TraceData | undefined {
  const [first] = logs;
  const emitter = first?.emitter;
  const steps = listSteps(logs);
  if (first === undefined || emitter === undefined || steps.length === 0) return undefined;
  const calls = toCalls(steps);
  const prompts = steps.filter(({ kind }) => kind === 'prompt');
  if (emitter.isRepeating === true && prompts.length === 0) return undefined;
  const answers = steps.filter(({ kind }) => kind === 'answer');
  const shared = readSharedAttributes(logs, emitter);
  const root = createAgentSpan({ id: toSpanId('root', options), parentId: '', shared, emitter, options }, [
    ...prompts,
    ...answers,
    ...calls,
  ]);
  const starts = prompts.length < 2 ? [] : prompts.map(({ startUnixNano }) => startUnixNano);
  const turnOf = ({ endUnixNano }: { readonly endUnixNano: bigint }): number => findLastUntil(starts, endUnixNano);
  const answersOf = Map.groupBy(answers, turnOf);
  const callsOf = Map.groupBy(calls, turnOf);
  const turns = (starts.length === 0 ? [] : prompts).map((prompt, index) => {
    const id = toSpanId(`prompt\n${prompt.key}`, options);
    return createAgentSpan({ id, parentId: root.spanId, shared, emitter, options }, [
      prompt,
      ...(answersOf.get(index) ?? []),
      ...(callsOf.get(index) ?? []),
    ]);
  });
  const callSpans = calls.map((call) =>
    createCallSpan(call, { parentId: (turns[turnOf(call)] ?? root).spanId, shared, options }),
  );
  return toTraceData(first, [root, ...turns, ...callSpans]);
}

/** Calls of an emitter whose spans do not tell of them, each below the span that was open. */
function toSilentCalls(logs: readonly ReadLog[], options: SynthesisOptions): TraceData | undefined {
  const [first] = logs;
  if (first?.emitter === undefined) return undefined;
  const shared = readSharedAttributes(logs, first.emitter);
  const parentOf = new Map(
    logs.flatMap(({ facts, step }) => (step === undefined ? [] : [[step, facts.log.record.spanId] as const])),
  );
  const calls = toCalls(listSteps(logs));
  const spans = calls.map((call) =>
    createCallSpan(call, { parentId: parentOf.get(call.first) ?? '', shared, options }),
  );
  return spans.length === 0 ? undefined : toTraceData(first, spans);
}

function listSteps(logs: readonly ReadLog[]): readonly AgentStep[] {
  return logs.flatMap(({ step }) => step ?? []);
}

interface SpanFrame {
  readonly parentId: string;
  readonly shared: StepAttributes;
  readonly options: SynthesisOptions;
}

function createAgentSpan(
  { id, emitter, ...frame }: SpanFrame & { readonly id: string; readonly emitter: LogEmitter },
  parts: readonly (AgentStep | CallDraft)[],
): Span {
  const find = (kind: string): AgentStep | CallDraft | undefined => parts.find((part) => part.kind === kind);
  const output =
    parts.findLast(({ kind, attributes }) => kind === 'answer' && OUTPUT_KEY in attributes) ??
    byEnd(parts).findLast(({ kind, attributes }) => kind === 'model' && OUTPUT_KEY in attributes);
  const outputValue = output?.attributes[OUTPUT_KEY];
  const lastCall = byEnd(parts).findLast(({ kind }) => kind === 'model' || kind === 'tool');
  return createSpan({
    ...frame,
    id,
    name: `invoke_agent ${emitter.name}`,
    kind: KIND_INTERNAL,
    startUnixNano: parts.reduce(
      (start, part) => (part.startUnixNano < start ? part.startUnixNano : start),
      parts[0]?.startUnixNano ?? 0n,
    ),
    endUnixNano: parts.reduce((end, part) => (part.endUnixNano > end ? part.endUnixNano : end), 0n),
    attributes: {
      ...toStepAttributes({ 'gen_ai.operation.name': 'invoke_agent', 'gen_ai.agent.name': emitter.name }),
      ...find('prompt')?.attributes,
      ...(outputValue === undefined ? {} : { [OUTPUT_KEY]: outputValue }),
    },
    // A run that a failed request was the end of has failed; a failed tool is the model's to deal with.
    error: lastCall?.kind === 'model' ? lastCall.error : undefined,
  });
}

function byEnd(parts: readonly (AgentStep | CallDraft)[]): readonly (AgentStep | CallDraft)[] {
  return parts.toSorted((left, right) =>
    left.endUnixNano < right.endUnixNano ? -1 : left.endUnixNano > right.endUnixNano ? 1 : 0,
  );
}

function createCallSpan(call: CallDraft, frame: SpanFrame): Span {
  const operation = call.kind === 'model' ? 'chat' : 'execute_tool';
  const subject = call.attributes[call.kind === 'model' ? 'gen_ai.request.model' : 'gen_ai.tool.name'];
  const name = subject !== undefined && 'stringValue' in subject ? `${operation} ${subject.stringValue}` : operation;
  return createSpan({
    ...frame,
    id: toSpanId(`${call.kind}\n${call.key}`, frame.options),
    name,
    kind: call.kind === 'model' ? KIND_CLIENT : KIND_INTERNAL,
    startUnixNano: call.startUnixNano,
    endUnixNano: call.endUnixNano,
    attributes: { ...toStepAttributes({ 'gen_ai.operation.name': operation }), ...call.attributes },
    error: call.error,
  });
}

interface SpanDraft extends SpanFrame {
  readonly id: string;
  readonly name: string;
  readonly kind: number;
  readonly startUnixNano: bigint;
  readonly endUnixNano: bigint;
  readonly attributes: StepAttributes;
  readonly error: string | undefined;
}

function createSpan(draft: SpanDraft): Span {
  const attributes = { ...draft.shared, ...draft.attributes };
  return {
    traceId: draft.options.otelTraceId,
    spanId: draft.id,
    parentSpanId: draft.parentId,
    traceState: '',
    flags: 0,
    name: draft.name,
    kind: draft.kind,
    startTimeUnixNano: draft.startUnixNano,
    endTimeUnixNano: draft.endUnixNano,
    attributes: Object.entries(attributes).map(([key, value]): KeyValue => ({ key, value })),
    droppedAttributesCount: 0,
    events: [],
    droppedEventsCount: 0,
    links: [],
    droppedLinksCount: 0,
    status: draft.error === undefined ? undefined : { code: STATUS_ERROR, message: draft.error },
  };
}

function readSharedAttributes(logs: readonly ReadLog[], emitter: LogEmitter): StepAttributes {
  const shared: Record<string, AnyValue> = {};
  for (const { facts } of logs) {
    const sessionId = emitter.readTurn(facts)?.sessionId;
    const userId = facts.text(...USER_KEYS);
    if (sessionId !== undefined) shared[SESSION_KEY] ??= { stringValue: sessionId };
    if (userId !== undefined) shared['user.id'] ??= { stringValue: userId };
  }
  return shared;
}

function toSpanId(identity: string, { otelTraceId, hash }: SynthesisOptions): string {
  return hash(`span\n${otelTraceId}\n${identity}`).slice(0, 16);
}

function toTraceData({ facts: { log } }: ReadLog, spans: readonly Span[]): TraceData {
  const scope = { name: log.scopeName, version: '', attributes: [], droppedAttributesCount: 0 };
  return { resourceSpans: [{ resource: log.resource, scopeSpans: [{ scope, spans, schemaUrl: '' }], schemaUrl: '' }] };
}
