import type { SpanView } from '@gander/protocol/span-view';

import type { Translator } from './translator.ts';
import { TRANSLATORS } from './translators.ts';

/** Finds the translators that recognise a span, in order of precedence. */
export type FindTranslators = (span: SpanView) => readonly Translator[];

/** Asks every one of them. For a stream of spans see `createTranslatorMemory`. */
export const findTranslators: FindTranslators = (span) => TRANSLATORS.filter((translator) => translator.detect(span));
