import type { SpanView } from '@gander/protocol/span-view';
import { describe, expect, it } from 'vitest';

import { createHostileValue, createRandom } from '../testing/hostile-values.ts';
import { forEachRecordedSpan, listRecordings } from '../testing/recorded-traffic.ts';
import { readSample, type SampleSpan } from '../testing/sample-span.ts';
import { findTranslators } from './find-translators.ts';
import { createSpanMemory } from './span-memory.ts';
import type { Translator } from './translator.ts';
import { INDEX_KEYS } from './translators.ts';

const namesOf = (translators: readonly Translator[]) => translators.map(({ convention }) => convention).join();

describe('createTranslatorMemory', () => {
  it('finds on recorded spans what asking every translator finds, also the second time', () => {
    const memory = createSpanMemory();
    const missed: string[] = [];
    let seen = 0;
    for (let round = 0; round < 2; round += 1) {
      for (const recording of listRecordings()) {
        const note = (span: SpanView): void => {
          seen += 1;
          if (namesOf(memory.findTranslators(span)) !== namesOf(findTranslators(span))) {
            missed.push(`${recording} ${span.spanId}`);
          }
        };
        forEachRecordedSpan(recording, note, memory);
      }
    }
    expect(missed).toEqual([]);
    expect(seen).toBeGreaterThan(500);
  });

  it('finds on every scope, service, name, attribute and value what asking every translator finds', () => {
    const memory = createSpanMemory();
    const missed: string[] = [];
    const check = (sample: SampleSpan): void => {
      readSample(
        sample,
        (span) => {
          if (namesOf(memory.findTranslators(span)) !== namesOf(findTranslators(span))) {
            missed.push(`${span.scopeName} ${span.name} ${span.attributes.keys().join()}`);
          }
        },
        memory,
      );
    };
    const random = createRandom(11);
    const pick = (words: readonly string[]): string => words[Math.floor(random() * words.length)] ?? '';
    const names = [
      'claude_code.tool',
      'qwen-code.tool',
      'litellm_request',
      'Toolkit.handle',
      'workflow.execute',
      'turn',
    ];
    const services = ['goose', 'codex_cli_rs', 'claude-code', 'shop'];
    const scopes = [
      '',
      'x',
      'langfuse-sdk',
      'openinference.instrumentation.x',
      'goose',
      'ai',
      'litellm',
      '@voltagent/core',
    ];
    const values = ['strands-agents', 'spring_ai', 'execute_tool', 'chat', 'invoke_agent', 'gcp.vertex.agent'];
    for (const key of INDEX_KEYS) {
      for (const value of [...values, createHostileValue(random)]) {
        // The same shape again and again, with other values, names and services.
        check({
          name: pick(names),
          scope: pick(scopes),
          resource: { 'service.name': pick(services) },
          attributes: { [key]: value },
        });
      }
    }
    expect(missed).toEqual([]);
  });

  it('asks once per scope and set of attributes, not once per span', () => {
    const memory = createSpanMemory();
    const found: (readonly Translator[])[] = [];
    for (const model of ['gpt-5', 'claude-4']) {
      readSample(
        { name: model, attributes: { 'ai.operationId': model } },
        (span) => found.push(memory.findTranslators(span)),
        memory,
      );
    }
    expect(found[0]?.map(({ convention }) => convention)).toContain('vercel-ai');
    expect(found[1], 'the very list of the span before').toBe(found[0]);
  });
});
