import type { AnyValue } from '@gander/protocol/any-value';
import { toPlainValue } from '@gander/protocol/plain-value';
import type { SpanView } from '@gander/protocol/span-view';
import type { SpanEvent } from '@gander/protocol/trace-data';

import { isPlaceholderContent } from '../translate/content-state.ts';
import { readText } from '../translate/attribute-values.ts';
import type { StepKind } from './agent-step.ts';
import { JoinedSpan } from './joined-span.ts';
import { type ReadLog, readLogs } from './read-logs.ts';
import type { SourcedLog } from './sourced-log.ts';
import { toSpanEvent } from './to-span-event.ts';

/** Looks a span up in the logs of its trace. */
export interface LogJoin {
  /** Whether any record says anything about any span. */
  readonly isEmpty: boolean;
  isAbout(span: SpanView): boolean;
  /** The span with what was logged about it; the same object when nothing was. */
  join(span: SpanView): SpanView;
}

/** Attributes of a span that name the call it stands for, by what a record calls it. */
const CALL_ID_KEYS: Partial<Record<StepKind, readonly string[]>> = {
  model: ['request_id', 'gen_ai.response.id'],
  tool: ['tool_use_id', 'gen_ai.tool.call.id', 'gen_ai.tool.call_id', 'tool.call_id', 'call_id'],
};

const ID_KEYS: readonly string[] = [...new Set(Object.values(CALL_ID_KEYS).flat())];

/** Content of the one event that also repeats attributes: several records of it are put together by the reader of events. */
const CONTENT_KEYS: ReadonlySet<string> = new Set([
  'gen_ai.input.messages',
  'gen_ai.output.messages',
  'gen_ai.system_instructions',
  'gen_ai.tool.definitions',
]);
const DETAILS_EVENT = 'gen_ai.client.inference.operation.details';
const RESPONSE_ID = 'gen_ai.response.id';

/**
 * Prepares the records of one trace. GenAI events become events of the span they name; records of command line agents fill in the
 * attributes that the span lacks or blanks out.
 */
export function createLogJoin(logs: readonly SourcedLog[]): LogJoin {
  const read = readLogs(logs);
  const places = toPlaces(read);
  const findLogs = (span: SpanView): readonly ReadLog[] => (read.length === 0 ? [] : findLogsOf(span, places));
  return {
    isEmpty: read.length === 0,
    isAbout: (span) => findLogs(span).length > 0,
    join(span) {
      const own = findLogs(span);
      if (own.length === 0) return span;
      return new JoinedSpan(span, { attributes: collectAttributes(own, span), events: collectEvents(own, span) });
    },
  };
}

/** {@link createLogJoin} for a single span. */
export function joinLogs(span: SpanView, logs: readonly SourcedLog[]): SpanView {
  return createLogJoin(logs).join(span);
}

/** Numbers of records by the span, the call and the response that they name, so that a span does not ask all of them. */
interface LogPlaces {
  readonly read: readonly ReadLog[];
  readonly numbersOf: ReadonlyMap<string, readonly number[]>;
}

function toPlaces(read: readonly ReadLog[]): LogPlaces {
  const numbersOf = new Map<string, number[]>();
  for (const [number, { facts, step }] of read.entries()) {
    const names = [facts.log.record.spanId, step?.key, facts.text(RESPONSE_ID)];
    for (const name of new Set(names)) {
      if (name === undefined || name === '') continue;
      const numbers = numbersOf.get(name);
      if (numbers === undefined) numbersOf.set(name, [number]);
      else numbers.push(number);
    }
  }
  return { read, numbersOf };
}

function findLogsOf(span: SpanView, { read, numbersOf }: LogPlaces): readonly ReadLog[] {
  const names = [span.spanId, ...ID_KEYS.map((key) => readText(span.attributes, key))];
  const numbers = new Set(names.flatMap((name) => (name === undefined ? [] : (numbersOf.get(name) ?? []))));
  const logs = [...numbers].toSorted((left, right) => left - right).flatMap((number) => read[number] ?? []);
  return logs.filter((log) => isAboutSpan(log, span));
}

function isAboutSpan({ facts, emitter, step }: ReadLog, span: SpanView): boolean {
  const { spanId } = facts.log.record;
  if (step === undefined || emitter === undefined || isDetails(facts.eventName)) {
    if (!facts.eventName.startsWith('gen_ai.')) return false;
    return spanId === '' ? isSameResponse(facts.text(RESPONSE_ID), span) : spanId === span.spanId;
  }
  const callId = (CALL_ID_KEYS[step.kind] ?? [])
    .map((key) => readText(span.attributes, key))
    .find((id) => id !== undefined);
  if (callId !== undefined && callId === step.key) return true;
  return spanId === span.spanId && emitter.spanNames[step.kind]?.test(span.name) === true;
}

function isDetails(eventName: string): boolean {
  return eventName === DETAILS_EVENT;
}

function isSameResponse(responseId: string | undefined, span: SpanView): boolean {
  return responseId !== undefined && readText(span.attributes, RESPONSE_ID) === responseId;
}

/** What the span says itself is believed, unless it only says that it may not tell. */
function collectAttributes(logs: readonly ReadLog[], span: SpanView): ReadonlyMap<string, AnyValue> {
  const added = new Map<string, AnyValue>();
  for (const log of logs) {
    for (const [key, value] of listAttributes(log)) {
      if (!added.has(key) && isMissing(key, span)) added.set(key, value);
    }
  }
  return added;
}

function listAttributes({ facts, step }: ReadLog): readonly (readonly [string, AnyValue])[] {
  if (isDetails(facts.eventName)) {
    const described = facts.withPrefix('gen_ai.').map(({ key, value }) => [key, value] as const);
    return described.filter(([key]) => !CONTENT_KEYS.has(key));
  }
  if (step === undefined) return [];
  const error = step.error === undefined ? [] : [['error.message', { stringValue: step.error }] as const];
  return [...Object.entries(step.attributes), ...error];
}

function isMissing(key: string, { attributes }: SpanView): boolean {
  const own = attributes.get(key);
  return own === undefined || own === '' || (typeof own === 'string' && isPlaceholderContent(own));
}

/** An emitter that writes its events both ways has said everything on the span. */
function collectEvents(logs: readonly ReadLog[], span: SpanView): readonly SpanEvent[] {
  const events = logs.map(({ facts }) => toSpanEvent(facts.log.record)).filter((event) => event !== undefined);
  if (span.eventCount === 0) return events;
  const own = new Set(span.events().map(({ name }) => name));
  return events.filter((event) => !own.has(event.name) || isVerdict(event));
}

/** Verdicts come one by one, from whoever judges. */
function isVerdict({ name, attributes }: SpanEvent): boolean {
  return name === 'gen_ai.evaluation.result' && attributes.some(({ value }) => toPlainValue(value) !== null);
}
