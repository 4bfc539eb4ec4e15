import { readScenarios } from './logged-facts.ts';
import { scoreCall } from './score-call.ts';
import { createSheet, type RecordingScore } from './score-sheet.ts';
import { scoreTool } from './score-tool.ts';
import { scoreTrace } from './score-trace.ts';
import { readTranslatedTraces } from './translated-span.ts';

/**
 * Holds what Gander makes of a recording against what the recorded program really did. Facts that are nowhere in the
 * recorded bytes are not asked for.
 */
export function scoreRecording(recording: string): RecordingScore {
  const sheet = createSheet();
  const traces = readTranslatedTraces(recording);
  const { scenarios } = readScenarios(recording);
  for (const scenario of scenarios) {
    const spans = scenario.trace_ids.flatMap((traceId) => traces.get(traceId) ?? []);
    for (const call of scenario.llm_calls) scoreCall({ scenario, call, spans, sheet });
    for (const tool of scenario.tool_executions) scoreTool({ scenario, tool, spans, sheet });
    scoreTrace(scenario, spans, sheet);
  }
  return sheet.toScore();
}
