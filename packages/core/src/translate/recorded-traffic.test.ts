import { describe, expect, it } from 'vitest';

import { type RecordingScore, scoreRecording } from '../testing/score-recording.ts';

const RECORDINGS = [
  'voltagent',
  'ai-v4',
  'ai-v5',
  'ai-v6',
  'ai-v6-json-gzip',
  'ai-v7',
  'ai-v7-legacy',
  'otel-genai',
  'plain-genai',
] as const;

describe('translation of recorded traffic', () => {
  it.each(RECORDINGS)('shows every fact that is in the bytes of %s', (recording) => {
    const score = scoreRecording(recording);
    process.stdout.write(toTable(recording, score));
    expect(score.misses).toEqual([]);
    expect(score.facts.length).toBeGreaterThan(5);
  });
});

function toTable(recording: string, { facts }: RecordingScore): string {
  const cells = facts.map(({ fact, found, total }) => `${fact} ${String(found)}/${String(total)}`);
  return `${recording}: ${cells.join(' · ')}\n`;
}
