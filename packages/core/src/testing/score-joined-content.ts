import type { JsonValue } from '../json-value.ts';
import { createLogJoin } from '../logs/join-logs.ts';
import { toMessageText } from '../messages/message-text.ts';
import type { NormalizedSpan } from '../translate/normalized-span.ts';
import { translateSpan } from '../translate/translate-span.ts';
import { forEachRecordedSpan, readExpectation, readRecordedLogs } from './recorded-traffic.ts';

interface ExpectedCall {
  readonly span: { readonly span_id: string } | null;
  readonly input_messages?: readonly { readonly role: string; readonly text?: string | null }[];
  readonly output_text?: string | null;
  readonly tool_calls?: readonly { readonly id?: string; readonly name: string; readonly arguments: JsonValue }[];
  readonly embedding_inputs?: readonly string[];
}

export interface ContentScore {
  readonly found: number;
  readonly total: number;
  readonly misses: readonly string[];
}

/**
 * Holds the text and the tool calls of a recording's spans, its logs joined, against what the recorded program really said. The
 * recording's own notes on where a fact is speak of spans alone, so all of them are asked for.
 */
export function scoreJoinedContent(recording: string): ContentScore {
  const join = createLogJoin(readRecordedLogs(recording));
  const spans = new Map<string, NormalizedSpan>();
  forEachRecordedSpan(recording, (span) => {
    if (join.isAbout(span)) spans.set(span.spanId, translateSpan(join.join(span)));
  });
  const misses: string[] = [];
  let total = 0;
  const { scenarios } = readExpectation(recording) as { scenarios: readonly { llm_calls: readonly ExpectedCall[] }[] };
  for (const call of scenarios.flatMap(({ llm_calls: calls }) => calls)) {
    const span = spans.get(call.span?.span_id ?? '');
    if (span === undefined) continue;
    for (const [fact, isFound] of listFacts(call, span)) {
      total += 1;
      if (!isFound) misses.push(`${fact} of ${call.span?.span_id ?? ''}`);
    }
  }
  return { found: total - misses.length, total, misses };
}

function listFacts(call: ExpectedCall, span: NormalizedSpan): readonly (readonly [fact: string, isFound: boolean])[] {
  const asked = (call.input_messages ?? []).filter(({ text }) => typeof text === 'string' && text !== '');
  const said = (span.messages ?? []).map((message) => ({ role: message.role, text: toMessageText(message) }));
  const answers = span.responseMessages ?? [];
  const calls = answers.flatMap(({ parts }) => parts).filter((part) => part.type === 'tool_call');
  return [
    ...asked
      .filter(({ role }) => role === 'system' || role === 'user')
      .map(({ role, text }) => [`${role} text`, said.some((own) => own.role === role && own.text === text)] as const),
    ...(typeof call.output_text === 'string' && call.output_text !== ''
      ? [['output text', answers.some((answer) => toMessageText(answer) === call.output_text)] as const]
      : []),
    ...(call.tool_calls ?? []).map(
      ({ name, arguments: expected }) =>
        [
          `tool call ${name}`,
          calls.some((part) => part.name === name && JSON.stringify(part.arguments) === JSON.stringify(expected)),
        ] as const,
    ),
  ];
}
