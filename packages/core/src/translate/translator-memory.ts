import type { AttributeShape } from '@gander/protocol/attribute-shape';
import type { KeyTable } from '@gander/protocol/key-table';
import type { SpanView } from '@gander/protocol/span-view';

import { DetectionProbe } from './detection-probe.ts';
import { findTranslators, type FindTranslators } from './find-translators.ts';
import type { Translator } from './translator.ts';
import { TRANSLATORS } from './translators.ts';

/** Who recognises the spans of one scope that have one set of attributes. */
interface Verdict {
  /** In order of precedence: those that always do, and those that have to be asked about each span. */
  readonly candidates: readonly Translator[];
  readonly certain: readonly Translator[];
  readonly asked: readonly Translator[];
}

/** Scope names come from outside: more than this for one set of attributes is somebody counting up. */
const MAX_SCOPES_PER_SHAPE = 64;

/**
 * `findTranslators` for a stream of spans. Spans come in few shapes, and most translators decide by what a span has, not
 * by what it holds: those are asked once per shape and scope, the others about every span.
 *
 * `keys` is the table that the spans are read with. A span without a shape is answered the long way.
 */
export function createTranslatorMemory(keys: KeyTable): FindTranslators {
  const verdicts = new WeakMap<AttributeShape, Map<string, Verdict>>();

  function findVerdict(span: SpanView, shape: AttributeShape): Verdict {
    let byScope = verdicts.get(shape);
    if (byScope === undefined) {
      byScope = new Map();
      verdicts.set(shape, byScope);
    }
    const known = byScope.get(span.scopeName);
    if (known !== undefined) return known;
    if (byScope.size === MAX_SCOPES_PER_SHAPE) byScope.clear();
    const verdict = toVerdict(span, keys);
    byScope.set(span.scopeName, verdict);
    return verdict;
  }

  return (span) => {
    const { shape } = span.attributes;
    if (shape === undefined) return findTranslators(span);
    const { candidates, certain, asked } = findVerdict(span, shape);
    let found: Translator[] | undefined;
    for (const translator of asked) if (translator.detect(span)) (found ??= []).push(translator);
    return found === undefined ? certain : pickInOrder(candidates, [...certain, ...found]);
  };
}

function pickInOrder(candidates: readonly Translator[], wanted: readonly Translator[]): readonly Translator[] {
  return candidates.filter((translator) => wanted.includes(translator));
}

function toVerdict(span: SpanView, keys: KeyTable): Verdict {
  const certain: Translator[] = [];
  const asked: Translator[] = [];
  const candidates = TRANSLATORS.filter((translator) => {
    const probe = new DetectionProbe(span, keys);
    const isDetected = translator.detect(probe);
    if (!probe.isGeneral) asked.push(translator);
    else if (isDetected) certain.push(translator);
    return isDetected || !probe.isGeneral;
  });
  return { candidates, certain, asked };
}
