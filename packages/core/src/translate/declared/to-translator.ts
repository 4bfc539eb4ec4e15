import type { SpanView } from '@gander/protocol/span-view';

import type { SpanType } from '../../span-type.ts';
import { readText } from '../attribute-values.ts';
import { readFirstValue } from '../first-value.ts';
import { toOperationType } from '../operation-type.ts';
import type { SpanIndexFields, Translator } from '../translator.ts';
import { type Clue, hasMatchingClue, listClueKeys } from './clue.ts';
import type { Convention } from './convention.ts';
import { readDeclaredContent } from './declared-content.ts';
import { readDeclaredDetails } from './declared-details.ts';
import { readDeclaredIndex } from './declared-index.ts';
import { listIndexFieldKeys } from './field-keys.ts';
import { listMappings } from './list-mappings.ts';

/** A translator that reads what `convention` declares, and lets its extension have the last word. */
export function toTranslator(convention: Convention): Translator {
  const { name, title, clues, fields = {}, extension = {} } = convention;
  const inputKeys = [...(fields.toolArguments ?? []), ...(fields.inputs ?? [])];
  const outputKeys = [...(fields.toolResult ?? []), ...(fields.outputs ?? [])];
  const readIndex = (span: SpanView): Partial<SpanIndexFields> => {
    const declared = readDeclaredIndex(convention, span);
    return extension.index === undefined ? declared : { ...declared, ...extension.index(span, declared) };
  };
  return {
    convention: name,
    description: { title, evidence: clues.map((clue) => toSentence(clue)), maps: listMappings(convention) },
    indexKeys: listIndexKeys(convention),
    clues,
    detect: (span) => hasMatchingClue(clues, span),
    index: readIndex,
    content: (span) => ({
      input: readFirstValue(span.attributes, inputKeys),
      output: readFirstValue(span.attributes, outputKeys),
      ...extension.content?.(span),
    }),
    full: (span) => {
      const index = readIndex(span);
      const declared = {
        ...index,
        ...readDeclaredDetails(convention, span),
        ...readDeclaredContent(convention, { span, type: index.type ?? readOperationType(span) }),
      };
      return extension.full === undefined ? declared : { ...declared, ...extension.full(span, declared) };
    },
  };
}

/** What the span does decides where its content is, also where the GenAI conventions are left to say it. */
function readOperationType({ attributes }: SpanView): SpanType | undefined {
  const operation = readText(attributes, 'gen_ai.operation.name');
  return operation === undefined ? undefined : toOperationType(operation);
}

function listIndexKeys({ clues, types = [], fields = {}, tokens, extension }: Convention): readonly string[] {
  const keys = [
    ...clues.flatMap((clue) => listClueKeys(clue)),
    ...types.flatMap(({ key }) => key ?? []),
    ...listIndexFieldKeys(fields),
    ...(tokens === undefined ? [] : tokens.keys.all),
    ...Object.values(extension?.maps ?? {}).flat(),
  ];
  return [...new Set(keys)];
}

/** e.g. "scope `litellm`", for the documentation. */
function toSentence(clue: Clue): string {
  const list = (words: readonly string[], suffix = ''): string =>
    words.map((word) => `\`${word}${suffix}\``).join(' or ');
  const conditions = [
    clue.scopes === undefined ? [] : `scope ${list(clue.scopes)}`,
    clue.scopePrefixes === undefined ? [] : `scope ${list(clue.scopePrefixes, '…')}`,
    clue.keys === undefined ? [] : `attribute ${list(clue.keys)}`,
    clue.values === undefined ? [] : `attribute \`${clue.values[0]}\` = ${list(clue.values[1])}`,
    clue.spanPrefixes === undefined ? [] : `span name ${list(clue.spanPrefixes, '…')}`,
    clue.spanNames === undefined ? [] : `span name ${list(clue.spanNames)}`,
    clue.services === undefined ? [] : `service ${list(clue.services)}`,
  ];
  return conditions.flat().join(' with ');
}
