import type { AttributeShape } from '@gander/protocol/attribute-shape';
import type { KeyTable } from '@gander/protocol/key-table';
import type { SpanView } from '@gander/protocol/span-view';

import { type Clue, hasMatchingClue } from './declared/clue.ts';
import { filterClues } from './declared/filter-clues.ts';
import { DetectionProbe } from './detection-probe.ts';
import { findTranslators, type FindTranslators } from './find-translators.ts';
import type { Translator } from './translator.ts';
import { TRANSLATORS } from './translators.ts';

/** Who recognises the spans of one scope that have one set of attributes. */
interface Verdict {
  /** In order of precedence: those that always do, and those that have to be asked about each span. */
  readonly certain: readonly Translator[];
  readonly asked: readonly OpenQuestion[];
  /** All who recognise a span, by the sum of 2 to the places of those in `asked` that do. */
  readonly lists: Map<number, readonly Translator[]>;
}

interface OpenQuestion {
  readonly translator: Translator;
  /** Those that scope and attributes leave open; absent where `detect` is code. */
  readonly clues: readonly Clue[] | undefined;
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
    const verdict = findVerdict(span, shape);
    return verdict.asked.length === 0 ? verdict.certain : findAmong(verdict, span);
  };
}

function findAmong({ certain, asked, lists }: Verdict, span: SpanView): readonly Translator[] {
  let found = 0;
  for (let place = 0; place < asked.length; place += 1) {
    if (isDetected(asked[place] as OpenQuestion, span)) found += 2 ** place;
  }
  if (found === 0) return certain;
  const known = lists.get(found);
  if (known !== undefined) return known;
  const speakers = new Set([...certain, ...asked.flatMap((open) => (isDetected(open, span) ? open.translator : []))]);
  const list = TRANSLATORS.filter((translator) => speakers.has(translator));
  lists.set(found, list);
  return list;
}

function isDetected({ translator, clues }: OpenQuestion, span: SpanView): boolean {
  return clues === undefined ? translator.detect(span) : hasMatchingClue(clues, span);
}

function toVerdict(span: SpanView, keys: KeyTable): Verdict {
  const certain: Translator[] = [];
  const asked: OpenQuestion[] = [];
  for (const translator of TRANSLATORS) {
    const probe = new DetectionProbe(span, keys);
    const isFound = translator.detect(probe);
    if (probe.isGeneral) {
      if (isFound) certain.push(translator);
      continue;
    }
    const clues = translator.clues && filterClues(translator.clues, span, keys);
    if (clues === undefined || clues.length > 0) asked.push({ translator, clues });
  }
  return { certain, asked, lists: new Map() };
}
