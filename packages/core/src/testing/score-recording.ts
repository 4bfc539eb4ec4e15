import type { JsonValue } from '../json-value.ts';
import { toMessageText } from '../messages/message-text.ts';
import type { SpanRecord } from '../span-record.ts';
import { rollUpTrace } from '../trace/roll-up-trace.ts';
import type { NormalizedSpan } from '../translate/normalized-span.ts';
import { toSpanRecord } from '../translate/to-span-record.ts';
import { translateSpan } from '../translate/translate-span.ts';
import { forEachRecordedSpan, readExpectation } from './recorded-traffic.ts';

type Availability = Readonly<Record<string, 'span' | 'trace' | 'absent'>>;

interface ExpectedUsage {
  readonly input: number;
  readonly output?: number;
  readonly total: number;
  readonly cached_input?: number;
  readonly reasoning_output?: number;
  readonly cache_read_input?: number;
  readonly cache_creation_input?: number;
}

interface ExpectedToolCall {
  readonly id?: string;
  readonly name: string;
  readonly arguments: JsonValue;
}

interface ExpectedCall {
  readonly span: { readonly span_id: string; readonly trace_id: string } | null;
  readonly provider?: string;
  readonly model_request: string;
  readonly model_response?: string;
  readonly input_messages?: readonly { readonly role: string; readonly text: string }[];
  readonly embedding_inputs?: readonly string[];
  readonly output_text?: string | null;
  readonly tool_calls?: readonly ExpectedToolCall[];
  readonly finish_reason?: string;
  readonly response_id?: string;
  readonly usage?: ExpectedUsage | null;
  readonly error?: { readonly message: string };
  readonly availability: Availability;
}

interface ExpectedTool {
  readonly span: { readonly span_id: string; readonly trace_id: string } | null;
  readonly name: string;
  readonly args: JsonValue;
  readonly result: JsonValue;
  readonly error: string | null;
  readonly availability: Availability;
}

interface Scenario {
  readonly name: string;
  readonly trace_ids: readonly string[];
  readonly session_id: string | null;
  readonly user_id: string | null;
  readonly error: { readonly message: string; readonly reached_caller?: boolean } | null;
  readonly llm_calls: readonly ExpectedCall[];
  readonly tool_executions: readonly ExpectedTool[];
  readonly usage_sum_of_llm_calls: ExpectedUsage | null;
  readonly availability: Availability;
}

interface TranslatedSpan {
  readonly record: SpanRecord;
  readonly full: NormalizedSpan;
}

/** How many of one kind of fact are shown, and which are not. */
interface FactScore {
  readonly fact: string;
  readonly found: number;
  readonly total: number;
}

export interface RecordingScore {
  readonly facts: readonly FactScore[];
  readonly misses: readonly string[];
}

/**
 * Holds what Gander makes of a recording against what the recorded program really did. Facts that are nowhere in the
 * recorded bytes are not asked for.
 */
export function scoreRecording(recording: string): RecordingScore {
  const sheet = createSheet();
  const traces = readTraces(recording);
  const { scenarios } = readExpectation(recording) as { scenarios: readonly Scenario[] };
  for (const scenario of scenarios) {
    const spans = scenario.trace_ids.flatMap((traceId) => traces.get(traceId) ?? []);
    for (const call of scenario.llm_calls) scoreCall({ scenario, call, spans, sheet });
    for (const tool of scenario.tool_executions) scoreTool({ scenario, tool, spans, sheet });
    scoreTrace(scenario, spans, sheet);
  }
  return sheet.toScore();
}

interface Sheet {
  check(fact: string, place: string, isFound: boolean): void;
  toScore(): RecordingScore;
}

function createSheet(): Sheet {
  const facts = new Map<string, { found: number; total: number }>();
  const misses: string[] = [];
  return {
    check(fact, place, isFound) {
      const score = facts.get(fact) ?? { found: 0, total: 0 };
      facts.set(fact, { found: score.found + (isFound ? 1 : 0), total: score.total + 1 });
      if (!isFound) misses.push(`${place}: ${fact}`);
    },
    toScore: () => ({ facts: [...facts].map(([fact, score]) => ({ fact, ...score })), misses }),
  };
}

function readTraces(recording: string): ReadonlyMap<string, readonly TranslatedSpan[]> {
  const traces = new Map<string, TranslatedSpan[]>();
  forEachRecordedSpan(recording, (span) => {
    const spans = traces.get(span.traceId) ?? [];
    spans.push({ record: toSpanRecord(span), full: translateSpan(span) });
    traces.set(span.traceId, spans);
  });
  return traces;
}

interface CallCase {
  readonly scenario: Scenario;
  readonly call: ExpectedCall;
  readonly spans: readonly TranslatedSpan[];
  readonly sheet: Sheet;
}

function scoreCall({ scenario, call, spans, sheet }: CallCase): void {
  const own = spans.filter(({ record }) => record.spanId === call.span?.span_id);
  // A framework that writes one span for several calls can show what the last of them returned, and no more.
  const isLastOfSpan = scenario.llm_calls.findLast((other) => other.span?.span_id === call.span?.span_id) === call;
  const place = `${scenario.name} ${call.span?.span_id ?? '-'}`;
  const check = (fact: string, isFoundIn: (span: TranslatedSpan) => boolean): void => {
    const where = call.availability[fact];
    if (where === undefined || where === 'absent') return;
    sheet.check(
      fact,
      place,
      (where === 'span' ? own : spans).some((span) => isFoundIn(span)),
    );
  };
  const text = (role: string): string | undefined => call.input_messages?.findLast((item) => item.role === role)?.text;
  check('model_request', ({ full }) => [full.model?.request, full.model?.response].includes(call.model_request));
  check('model_response', ({ full }) =>
    [full.model?.request, full.model?.response].includes(call.model_response ?? call.model_request),
  );
  if (call.provider !== undefined)
    sheet.check(
      'provider',
      place,
      own.some(({ record }) => record.provider === call.provider),
    );
  check('system_text', ({ full }) => textOf(full.messages, 'system') === text('system'));
  check('last_user_text', ({ full }) => textOf(full.messages, 'user') === text('user'));
  check('embedding_input', ({ full }) =>
    (call.embedding_inputs ?? []).every((input) => JSON.stringify(full.inputs ?? null).includes(JSON.stringify(input))),
  );
  check('output_text', ({ full }) => textOf(full.responseMessages, 'assistant') === call.output_text);
  check('error_message', ({ full }) => full.error?.message?.includes(call.error?.message ?? '') === true);
  if (!isLastOfSpan) return;
  check('tool_call_name', ({ full }) => hasToolCalls(full, call.tool_calls ?? []));
  scoreUsage({ call, own, place, check, sheet });
}

interface UsageCase {
  readonly call: ExpectedCall;
  readonly own: readonly TranslatedSpan[];
  readonly place: string;
  readonly check: (fact: string, isFoundIn: (span: TranslatedSpan) => boolean) => void;
  readonly sheet: Sheet;
}

function scoreUsage({ call, own, place, check, sheet }: UsageCase): void {
  const { usage } = call;
  if (usage === undefined || usage === null) return;
  // Anthropic's counts leave the cache out of the input; ours never do.
  const input = usage.input + (usage.cache_read_input ?? 0) + (usage.cache_creation_input ?? 0);
  const isExclusive = input !== usage.input;
  check('input_tokens', ({ full }) => full.usage?.inputTokens === input);
  check('output_tokens', ({ full }) => (full.usage?.outputTokens ?? 0) === (usage.output ?? 0));
  if (!isExclusive) check('total_tokens', ({ full }) => full.usage?.totalTokens === usage.total);
  check('cached_tokens', ({ full }) => full.usage?.cacheReadTokens === (usage.cached_input ?? usage.cache_read_input));
  check('cache_creation_tokens', ({ full }) => full.usage?.cacheWriteTokens === usage.cache_creation_input);
  for (const { full } of own) {
    if (full.usage?.reasoningTokens === undefined) continue;
    sheet.check('reasoning_tokens', place, full.usage.reasoningTokens === (usage.reasoning_output ?? 0));
  }
}

interface ToolCase {
  readonly scenario: Scenario;
  readonly tool: ExpectedTool;
  readonly spans: readonly TranslatedSpan[];
  readonly sheet: Sheet;
}

function scoreTool({ scenario, tool, spans, sheet }: ToolCase): void {
  const own = spans.find(({ record }) => record.spanId === tool.span?.span_id)?.full;
  const place = `${scenario.name} tool ${tool.span?.span_id ?? '-'}`;
  const check = (fact: string, isFound: boolean): void => {
    const where = tool.availability[fact];
    if (where !== undefined && where !== 'absent') sheet.check(`tool ${fact}`, place, isFound);
  };
  check('name', own?.type === 'TOOL' && own.tool?.name === tool.name);
  check('args', isSame(own?.tool?.arguments, tool.args));
  check('result', isSame(own?.tool?.result, tool.result));
  check('error', own?.error?.message?.includes(tool.error ?? '') === true);
}

function scoreTrace(scenario: Scenario, spans: readonly TranslatedSpan[], sheet: Sheet): void {
  const [traceId, ...others] = scenario.trace_ids;
  if (traceId === undefined || others.length > 0 || spans.length === 0) return;
  const rollup = rollUpTrace(spans.map(({ record }) => record));
  if (scenario.session_id !== null && scenario.availability['session_id'] !== 'absent') {
    sheet.check('trace session', scenario.name, rollup.sessionId === scenario.session_id);
  }
  if (scenario.user_id !== null && scenario.availability['user_id'] !== 'absent') {
    sheet.check('trace user', scenario.name, rollup.userId === scenario.user_id);
  }
  if (scenario.error?.reached_caller === true) {
    const hasMessage = spans.some(({ full }) => full.error?.message?.includes(scenario.error?.message ?? '') === true);
    sheet.check('trace error', scenario.name, rollup.errorCount > 0 && hasMessage);
  }
  scoreTraceUsage(scenario, rollup.usage, sheet);
}

function scoreTraceUsage(scenario: Scenario, usage: SpanRecord['usage'], sheet: Sheet): void {
  const sum = scenario.usage_sum_of_llm_calls;
  if (sum === null || scenario.llm_calls.every((call) => call.availability['input_tokens'] === undefined)) return;
  const cache = scenario.llm_calls.reduce(
    (total, { usage: own }) => total + (own?.cache_read_input ?? 0) + (own?.cache_creation_input ?? 0),
    0,
  );
  const isInput = usage.inputTokens === sum.input + cache;
  sheet.check(
    'trace usage',
    `${scenario.name} ${JSON.stringify(usage)}`,
    isInput && (usage.outputTokens ?? 0) === sum.output,
  );
}

function textOf(messages: NormalizedSpan['messages'], role: string): string | undefined {
  const message = messages?.findLast((candidate) => candidate.role === role);
  return message === undefined ? undefined : toMessageText(message);
}

function hasToolCalls(full: NormalizedSpan, expected: readonly ExpectedToolCall[]): boolean {
  const parts = (full.responseMessages ?? []).flatMap((message) => message.parts);
  const calls = parts.filter((part) => part.type === 'tool_call');
  return expected.every(
    (call) =>
      calls.some((part) => part.name === call.name && isSame(part.arguments, call.arguments) && part.id === call.id) ||
      // AI SDK 4 asks for objects by way of a tool of its own and shows what that was called with as the object.
      (call.name === 'json' && isSame(full.outputs, call.arguments)),
  );
}

function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
