import type { ExpectedCall, Scenario } from './recorded-scenario.ts';
import { readExpectation, readRecordedLogText } from './recorded-traffic.ts';

/** The ground truth of a recording, and how much of it only its logs hold. */
export interface LoggedScenarios {
  readonly scenarios: readonly Scenario[];
  readonly loggedCount: number;
}

/**
 * The scenarios of a recording. Its notes on where a fact is speak of spans alone: what the logs hold is shown on the span as well, and
 * so is asked for.
 */
export function readScenarios(recording: string): LoggedScenarios {
  const { scenarios } = readExpectation(recording) as { scenarios: readonly Scenario[] };
  const logs = readRecordedLogText(recording);
  if (logs === '') return { scenarios, loggedCount: 0 };
  let loggedCount = 0;
  const completed = scenarios.map((scenario) => ({
    ...scenario,
    llm_calls: scenario.llm_calls.map((call) => {
      const facts = listLoggedFacts(call, logs);
      loggedCount += facts.length;
      const found = Object.fromEntries(facts.map((fact) => [fact, 'span' as const]));
      return { ...call, availability: { ...call.availability, ...found } };
    }),
  }));
  return { scenarios: completed, loggedCount };
}

function listLoggedFacts(call: ExpectedCall, logs: string): readonly string[] {
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
