import { toMessageText } from '../messages/message-text.ts';
import type { NormalizedSpan } from '../translate/normalized-span.ts';
import { toProvider } from '../translate/provider.ts';
import { toInputs, toOutput } from './expected-usage.ts';
import { isReturned } from './is-returned.ts';
import { isSaidInSpan } from './is-said.ts';
import type { Availability, ExpectedCall, Scenario } from './recorded-scenario.ts';
import type { Sheet } from './score-sheet.ts';
import { isToolCallNamed, isToolCallShown } from './shown-tool-call.ts';
import type { TranslatedSpan } from './translated-span.ts';

interface CallCase {
  readonly scenario: Scenario;
  readonly call: ExpectedCall;
  readonly spans: readonly TranslatedSpan[];
  readonly sheet: Sheet;
}

/** Model, messages, answer, tool calls and tokens of one call. */
export function scoreCall({ scenario, call, spans, sheet }: CallCase): void {
  const own = spans.filter(({ record }) => record.spanId === call.span?.span_id);
  // A framework that writes one span for several calls can show what the last of them returned, and no more.
  const isLastOfSpan = scenario.llm_calls.findLast((other) => other.span?.span_id === call.span?.span_id) === call;
  const place = `${scenario.name} ${call.span?.span_id ?? '-'}`;
  const check = (fact: string, isFoundIn: (span: TranslatedSpan) => boolean): void => {
    const where = toAvailability(call, fact);
    if (where === undefined || where === 'absent') return;
    sheet.check(
      fact,
      place,
      (where === 'span' ? own : spans).some((span) => isFoundIn(span)),
    );
  };
  const text = (role: string): string | undefined => call.input_messages?.findLast((item) => item.role === role)?.text;
  check('model_request', ({ full }) => isModelRequested(full, call));
  check('model_response', ({ full }) =>
    [full.model?.request, full.model?.response].includes(call.model_response ?? call.model_request),
  );
  if (call.provider !== undefined && isSaidInSpan(call, 'model_request')) {
    const provider = toProvider(call.provider);
    sheet.check(
      'provider',
      place,
      own.some(({ record }) => isSameProvider(record.provider, provider)),
    );
  }
  check('system_text', ({ full }) => textOf(full.messages, 'system') === text('system'));
  check('last_user_text', ({ full }) => textOf(full.messages, 'user') === text('user'));
  check('embedding_input', ({ full }) =>
    (call.embedding_inputs ?? []).every((input) => JSON.stringify(full.inputs ?? null).includes(JSON.stringify(input))),
  );
  check('output_text', (span) => {
    return textOf(span.full.responseMessages, 'assistant') === call.output_text || isReturned(span, call.output_text);
  });
  check('error_message', ({ full }) => full.error?.message?.includes(call.error?.message ?? '') === true);
  if (!isLastOfSpan) return;
  const calls = call.tool_calls ?? [];
  check('tool_call_name', (span) => calls.every((expected) => isToolCallNamed(span, expected)));
  if (isSaidInSpan(call, 'tool_call_name')) {
    const isShown = own.some((span) => calls.every((expected) => isToolCallShown(span, expected)));
    sheet.check('tool_call_arguments', place, isShown);
  }
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
  const inputs = toInputs(call);
  const output = toOutput(usage);
  const isAsCounted = inputs[0] === usage.input && output === (usage.output ?? 0);
  const cacheRead = usage.cached_input ?? usage.cache_read_input;
  check('input_tokens', (span) => {
    return inputs.includes(span.full.usage?.inputTokens ?? -1) || isReturned(span, usage.input);
  });
  check('output_tokens', (span) => {
    return (span.full.usage?.outputTokens ?? 0) === output || isReturned(span, usage.output);
  });
  if (isAsCounted) {
    check('total_tokens', (span) => {
      return span.full.usage?.totalTokens === usage.total || isReturned(span, usage.total);
    });
  }
  check('cached_tokens', (span) => span.full.usage?.cacheReadTokens === cacheRead || isReturned(span, cacheRead));
  check('cache_creation_tokens', (span) => {
    const written = usage.cache_creation_input;
    return span.full.usage?.cacheWriteTokens === written || isReturned(span, written);
  });
  for (const { full } of own) {
    if (full.usage?.reasoningTokens === undefined) continue;
    sheet.check('reasoning_tokens', place, full.usage.reasoningTokens === (usage.reasoning_output ?? 0));
  }
}

/** A prompt of a letter or two is found in any bytes. */
function toAvailability(
  { availability, input_messages }: ExpectedCall,
  fact: string,
): Availability[string] | undefined {
  const system = input_messages?.find(({ role }) => role === 'system')?.text ?? '';
  const where = availability[fact];
  return fact === 'system_text' && where === 'span' && system.length < 3 ? 'trace' : where;
}

/** Emitters that keep only the model that answered (`gpt-4o-2024-08-06`) have not sent the name that was asked for. */
function isModelRequested({ model }: NormalizedSpan, { model_request, model_response }: ExpectedCall): boolean {
  const shown = [model?.request, model?.response];
  if (shown.includes(model_request)) return true;
  return model_response?.startsWith(model_request) === true && shown.includes(model_response);
}

/** Google's two doors, of which not every emitter says which it took. */
const GOOGLE: ReadonlySet<string> = new Set(['gcp.gemini', 'gcp.gen_ai', 'gcp.vertex_ai']);

function isSameProvider(shown: string | null, expected: string | undefined): boolean {
  return shown === expected || (GOOGLE.has(shown ?? '') && GOOGLE.has(expected ?? ''));
}

function textOf(messages: NormalizedSpan['messages'], role: string): string | undefined {
  const message = messages?.findLast((candidate) => candidate.role === role);
  return message === undefined ? undefined : toMessageText(message);
}
