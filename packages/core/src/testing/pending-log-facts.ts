import type { ExpectedCall, Scenario } from './recorded-scenario.ts';
import { readExpectation, readRecordedLogText } from './recorded-traffic.ts';

/**
 * Facts of a recording that its spans do not hold and its logs do, which can be shown once logs are joined to spans:
 * `<scenario> <span>: <fact>`.
 */
export function listPendingLogFacts(recording: string): readonly string[] {
  const logs = readRecordedLogText(recording);
  if (logs === '') return [];
  const { scenarios } = readExpectation(recording) as { scenarios: readonly Scenario[] };
  return scenarios.flatMap((scenario) =>
    scenario.llm_calls.flatMap((call) => listOfCall(call, logs).map((fact) => toLine(scenario, call, fact))),
  );
}

function listOfCall(call: ExpectedCall, logs: string): readonly string[] {
  const textOf = (role: string): string | undefined =>
    call.input_messages?.findLast((item) => item.role === role)?.text;
  const texts: Readonly<Record<string, string | null | undefined>> = {
    system_text: textOf('system'),
    last_user_text: textOf('user'),
    output_text: call.output_text,
    tool_call_name: call.tool_calls?.[0]?.name,
  };
  return Object.entries(texts)
    .filter(([fact, text]) => call.availability[fact] === 'absent' && isIn(logs, text))
    .map(([fact]) => fact);
}

function isIn(logs: string, text: string | null | undefined): boolean {
  return text !== undefined && text !== null && text !== '' && logs.includes(text);
}

function toLine({ name }: Scenario, { span }: ExpectedCall, fact: string): string {
  return `${name} ${span?.span_id ?? '-'}: ${fact}`;
}
