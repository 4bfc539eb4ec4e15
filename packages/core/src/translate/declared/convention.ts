import type { SpanView } from '@gander/protocol/span-view';

import type { SpanType } from '../../span-type.ts';
import type { InputSemantics } from '../../usage/resolve-usage.ts';
import type { TokenKeys } from '../../usage/token-keys.ts';
import type { NormalizedSpan } from '../normalized-span.ts';
import type { ParamKeys } from '../read-params.ts';
import type { SpanContent, SpanIndexFields } from '../translator.ts';
import type { Clue } from './clue.ts';
import type { FieldKeys } from './field-keys.ts';

/**
 * A convention as data: most frameworks differ from the GenAI conventions by a list of attribute names. What names
 * cannot say is code, in {@link Convention.extension}. `declareTranslator` makes a translator of it.
 */
export interface Convention {
  /** Becomes {@link NormalizedSpan.framework}. */
  readonly name: string;
  /** As people call it. */
  readonly title: string;
  /** Any one of these is proof enough. */
  readonly clues: readonly Clue[];
  /** The first rule that knows the span decides. */
  readonly types?: readonly TypeRule[];
  readonly fields?: FieldKeys;
  readonly tokens?: DeclaredTokens;
  readonly params?: ParamKeys;
  /** Attribute → its name in the span's metadata. */
  readonly metadata?: Readonly<Record<string, string>>;
  /** Every attribute below one of these goes to the metadata, under the rest of its name. */
  readonly metadataPrefixes?: readonly string[];
  readonly extension?: Extension;
}

/** How one attribute, or the name of the span, tells the type. */
export interface TypeRule {
  /** The attribute; absent means the name of the span. */
  readonly key?: string;
  readonly words?: Readonly<Record<string, SpanType>>;
  /** Asked after `words`, in order. */
  readonly patterns?: readonly (readonly [RegExp, SpanType])[];
  /** When the attribute is there but says nothing known. */
  readonly otherwise?: SpanType;
}

export interface DeclaredTokens {
  readonly keys: TokenKeys;
  /** Does `input` include the cache? `provider-raw`: as whoever served the model counts. */
  readonly semantics: InputSemantics | 'provider-raw';
}

/** What one convention does in code. Every part overrides what was declared, field by field. */
export interface Extension {
  /** Attributes the extension looks at during ingest, by the field they end up in. */
  readonly maps?: Readonly<Record<string, readonly string[]>>;
  index?(span: SpanView, declared: Partial<SpanIndexFields>): Partial<SpanIndexFields>;
  content?(span: SpanView): SpanContent;
  full?(span: SpanView, declared: Partial<NormalizedSpan>): Partial<NormalizedSpan>;
}
