import type { SpanRecord } from '../span-record.ts';
import { rollUpTrace } from '../trace/roll-up-trace.ts';
import { toInputs, toOutput } from './expected-usage.ts';
import { isModelSpan } from './is-model-span.ts';
import { isSaid } from './is-said.ts';
import type { ExpectedCall, Scenario } from './recorded-scenario.ts';
import type { Sheet } from './score-sheet.ts';
import type { TranslatedSpan } from './translated-span.ts';

interface TraceCase {
  readonly sheet: Sheet;
  readonly spans: readonly TranslatedSpan[];
}

/** Session, user, error and tokens of a whole trace. */
export function scoreTrace(scenario: Scenario, spans: readonly TranslatedSpan[], sheet: Sheet): void {
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
  scoreTraceUsage(scenario, rollup.usage, { sheet, spans });
}

/** The sum over all calls, or over those that have a span of their own and whose tokens are in the bytes. */
function scoreTraceUsage(scenario: Scenario, usage: SpanRecord['usage'], { sheet, spans }: TraceCase): void {
  const hasModelSpan = ({ span }: ExpectedCall): boolean =>
    spans.some(({ record }) => record.spanId === span?.span_id && isModelSpan(record));
  const said = scenario.llm_calls.filter((call) => isSaid(call, 'input_tokens') || isSaid(call, 'total_tokens'));
  const own = said.filter((call) => hasModelSpan(call));
  if (own.length === 0) return;
  const isFound = [scenario.llm_calls, own].some((calls) => isSumOf(usage, calls));
  sheet.check('trace usage', `${scenario.name} ${JSON.stringify(usage)}`, isFound);
}

function isSumOf(usage: SpanRecord['usage'], calls: readonly ExpectedCall[]): boolean {
  const output = calls.reduce((sum, call) => sum + toOutput(call.usage), 0);
  if ((usage.outputTokens ?? 0) !== output) return false;
  const sumOf = (pick: (inputs: readonly number[]) => number | undefined): number =>
    calls.reduce((sum, call) => sum + (pick(toInputs(call)) ?? 0), 0);
  return usage.inputTokens === sumOf((inputs) => inputs[0]) || usage.inputTokens === sumOf((inputs) => inputs.at(-1));
}
