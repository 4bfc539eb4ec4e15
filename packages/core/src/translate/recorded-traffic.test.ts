import { afterAll, describe, expect, it } from 'vitest';

import { readScenarios } from '../testing/logged-facts.ts';
import { listRecordings } from '../testing/recorded-traffic.ts';
import { scoreRecording } from '../testing/score-recording.ts';
import type { RecordingScore } from '../testing/score-sheet.ts';

/** Recordings of the families whose every fact must be shown; of all others 98 % must be. */
const COMPLETE = /^(?:voltagent|ai-|google-genai|otel-genai|plain-genai|openinference|openai-agents|traceloop)/;
const REQUIRED_SHARE = 0.98;

/** Traffic without a model call: only that it is taken for none is checked. */
const WITHOUT_MODELS: ReadonlySet<string> = new Set(['plain-otel', 'plain-otel-json', 'plain-otel-json-gzip']);

/**
 * Facts that are counted as misses although nobody could show them, and why. What is listed must be missed: an entry
 * that no longer is has to go.
 */
const UNAVAILABLE: Readonly<Record<string, string>> = {
  'traceloop: anthropic_stream_helper 1463151e297b78eb: tool_call_arguments':
    'the instrumentation drops the arguments of streamed tool calls and sends {}',
  'traceloop-legacy: anthropic_stream_helper 23e8c1d28be31076: tool_call_arguments':
    'the instrumentation drops the arguments of streamed tool calls and sends {}',
};

/** How many facts of a recording come as OTLP logs only, and are shown on its spans. */
const LOGGED_FACTS: Readonly<Record<string, number>> = { 'otel-genai': 27 };

describe('translation of recorded traffic', () => {
  const lines: string[] = [];

  afterAll(() => {
    process.stdout.write(`${lines.join('\n')}\n`);
  });

  it('finds all recordings', () => {
    expect(listRecordings().length).toBeGreaterThanOrEqual(25);
  });

  it.each(listRecordings())('shows what is in the bytes of %s', (recording) => {
    const score = scoreRecording(recording);
    const { misses, unavailable } = sortMisses(recording, score.misses);
    const found = sum(score, 'found');
    const total = sum(score, 'total') - unavailable.length;
    lines.push(...toTable(recording, score), ...unavailable, ...misses.map((miss) => `  missed: ${miss}`));

    const required = COMPLETE.test(recording) ? 1 : REQUIRED_SHARE;
    expect(found / total, misses.join('\n')).toBeGreaterThanOrEqual(required);
    expect(total).toBeGreaterThan(WITHOUT_MODELS.has(recording) ? 0 : 40);
    const { loggedCount } = readScenarios(recording);
    if (loggedCount > 0) lines.push(`  of these from logs: ${String(loggedCount)} facts`);
    expect(loggedCount).toBe(LOGGED_FACTS[recording] ?? 0);
    const listed = Object.keys(UNAVAILABLE).filter((key) => key.startsWith(`${recording}: `));
    expect(unavailable).toHaveLength(listed.length);
  });
});

function sortMisses(recording: string, all: readonly string[]): { misses: string[]; unavailable: string[] } {
  const misses: string[] = [];
  const unavailable: string[] = [];
  for (const miss of all) {
    const reason = UNAVAILABLE[`${recording}: ${miss}`];
    if (reason === undefined) misses.push(miss);
    else unavailable.push(`  not in the bytes: ${miss} (${reason})`);
  }
  return { misses, unavailable };
}

function sum({ facts }: RecordingScore, field: 'found' | 'total'): number {
  return facts.reduce((total, fact) => total + fact[field], 0);
}

function toTable(recording: string, score: RecordingScore): readonly string[] {
  const cells = score.facts.map(({ fact, found, total }) => `${fact} ${String(found)}/${String(total)}`);
  return [`${recording}: ${String(sum(score, 'found'))}/${String(sum(score, 'total'))} (${cells.join(' · ')})`];
}
