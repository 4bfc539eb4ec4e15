import type { SpanView } from '@gander/protocol/span-view';
import { expect, it } from 'vitest';

import { createHostileValue, createRandom } from '../testing/hostile-values.ts';
import { forEachRecordedSpan, listRecordings } from '../testing/recorded-traffic.ts';
import { readSample } from '../testing/sample-span.ts';
import { findTranslators } from './find-translators.ts';
import type { Translator } from './translator.ts';
import { INDEX_KEYS, TRANSLATORS } from './translators.ts';

const namesOf = (translators: readonly Translator[]) => translators.map(({ convention }) => convention).join();
const isComplete = (span: SpanView): boolean =>
  namesOf(findTranslators(span)) === namesOf(TRANSLATORS.filter((translator) => translator.detect(span)));

it('finds on recorded spans what asking every translator finds', () => {
  const missed: string[] = [];
  for (const recording of listRecordings()) {
    forEachRecordedSpan(recording, (span) => {
      if (!isComplete(span)) missed.push(`${recording} ${span.spanId}`);
    });
  }
  expect(missed).toEqual([]);
});

it('finds on every scope, service, name and attribute what asking every translator finds', () => {
  const missed: string[] = [];
  const note = (span: SpanView): void => {
    if (!isComplete(span)) missed.push(`${span.scopeName} ${span.name} ${span.attributes.keys().join()}`);
  };
  const random = createRandom(11);
  const scopes = [
    '',
    'x',
    ...TRANSLATORS.flatMap(({ marks }) => [...(marks?.scopes ?? []), ...(marks?.scopePrefixes ?? [])]),
  ];
  const names = ['claude_code.tool', 'qwen-code.tool', 'litellm_request', 'Toolkit.handle', 'workflow.execute', 'turn'];
  const services = ['goose', 'codex_cli_rs', 'claude-code', 'shop'];
  for (const key of INDEX_KEYS) {
    for (const name of names) {
      const service = services[Math.floor(random() * services.length)];
      const resource = { 'service.name': service };
      readSample({ name, resource, attributes: { [key]: createHostileValue(random) } }, note);
    }
  }
  for (const scope of scopes) readSample({ scope, name: 'workflow.execute' }, note);
  expect(missed).toEqual([]);
});
