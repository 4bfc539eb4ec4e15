import type { AnyValue } from '@gander/protocol/any-value';
import { toPlainValue } from '@gander/protocol/plain-value';
import type { SpanView } from '@gander/protocol/span-view';
import type { SpanEvent } from '@gander/protocol/trace-data';

import { isPlaceholderContent } from '../translate/content-state.ts';
import { readText } from '../translate/attribute-values.ts';
import type { StepKind } from './agent-step.ts';
import { JoinedSpan } from './joined-span.ts';
import { compareReadLogs, type ReadLog, readLog } from './read-logs.ts';
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

/** A join that takes more records as they come, for no more than they themselves cost. */
export interface GrowingLogJoin extends LogJoin {
  /** Returns those that say something and were not there before. */
  add(logs: readonly SourcedLog[]): readonly ReadLog[];
}

/**
 * Prepares the records of one trace. GenAI events become events of the span they name; records of command line agents fill in the
 * attributes that the span lacks or blanks out.
 */
export function createLogJoin(logs: readonly SourcedLog[]): GrowingLogJoin {
  const known = new Set<string>();
  const logsOf = new Map<string, ReadLog[]>();
  const findLogs = (span: SpanView): readonly ReadLog[] => (known.size === 0 ? [] : findLogsOf(span, logsOf));
  const join: GrowingLogJoin = {
    get isEmpty() {
      return known.size === 0;
    },
    isAbout: (span) => findLogs(span).length > 0,
    join(span) {
      const own = findLogs(span);
      if (own.length === 0) return span;
      return new JoinedSpan(span, { attributes: collectAttributes(own, span), events: collectEvents(own, span) });
    },
    add(more) {
      const added: ReadLog[] = [];
      for (const log of more) {
        const read = readLog(log);
        if (read === undefined || known.has(read.identity)) continue;
        known.add(read.identity);
        added.push(read);
        for (const name of listNamesOfLog(read)) appendTo(logsOf, name, read);
      }
      return added;
    },
  };
  join.add(logs);
  return join;
}

/** What a record names that it is about: a span, a call, an answer. */
export function listNamesOfLog({ facts, step }: ReadLog): readonly string[] {
  const names = [facts.log.record.spanId, step?.key, facts.text(RESPONSE_ID)];
  return [...new Set(names)].filter((name): name is string => name !== undefined && name !== '');
}

/** What a span goes by in records: its id, and those of its call and its answer. */
export function listNamesOfSpan(span: SpanView): readonly string[] {
  const names = [span.spanId, ...ID_KEYS.map((key) => readText(span.attributes, key))];
  return names.filter((name) => name !== undefined);
}

function appendTo(logsOf: Map<string, ReadLog[]>, name: string, log: ReadLog): void {
  const known = logsOf.get(name);
  if (known === undefined) logsOf.set(name, [log]);
  else known.push(log);
}

/** {@link createLogJoin} for a single span. */
export function joinLogs(span: SpanView, logs: readonly SourcedLog[]): SpanView {
  return createLogJoin(logs).join(span);
}

/** Nobody says more than this about one call or answer: the id is a constant, which many spans may share, and names none. */
const MAX_LOGS_PER_CALL = 256;

/** Only the records that go by one of the span's names are looked at, however many the trace has. */
function findLogsOf(span: SpanView, logsOf: ReadonlyMap<string, readonly ReadLog[]>): readonly ReadLog[] {
  const logs = new Set<ReadLog>();
  for (const name of listNamesOfSpan(span)) {
    const named = logsOf.get(name) ?? [];
    if (name !== span.spanId && named.length > MAX_LOGS_PER_CALL) continue;
    for (const log of named) logs.add(log);
  }
  return [...logs].filter((log) => isAboutSpan(log, span)).toSorted(compareReadLogs);
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
