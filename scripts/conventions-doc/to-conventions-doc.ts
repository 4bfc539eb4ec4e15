import type { FieldMapping, Translator } from '@gander/core/translate/translator';

const HEAD = `# Conventions

What Gander understands of a span, framework by framework: how it tells who wrote the span, and which attributes end up
in which field. Generated from the translators in \`packages/core/src/translate\` by
\`node --conditions=gander-source scripts/write-conventions-doc.ts\`; changes belong there.

Every convention that recognises a span is asked, in the order below, and the answers are joined field by field: where
two speak about one field, the earlier is believed. What no convention says stays unknown; nothing is guessed. Attributes
are listed best first. A value may be structured or JSON inside a string.
`;

/** The documentation of `translators`, in their order of precedence, as Markdown. */
export function toConventionsDoc(translators: readonly Translator[]): string {
  const overview = translators.map((translator, index) => {
    const title = toTitle(translator);
    return `${String(index + 1)}. [${title}](#${toAnchor(title)})`;
  });
  return [HEAD, ...overview, '', ...translators.map((translator) => toSection(translator))].join('\n');
}

function toTitle({ convention, description }: Translator): string {
  return description?.title ?? convention;
}

function toSection(translator: Translator): string {
  const { convention, description } = translator;
  const evidence = description?.evidence ?? [];
  const lines = [
    `## ${toTitle(translator)}`,
    '',
    `Shown as \`${convention}\`.${evidence.length > 0 ? ' Recognised by any of:' : ''}`,
    '',
    ...evidence.map((sentence) => `- ${sentence}`),
    ...(evidence.length > 0 ? [''] : []),
    ...toFields(translator),
    '',
  ];
  return lines.join('\n');
}

function toFields({ description, indexKeys }: Translator): readonly string[] {
  if (description === undefined) return ['Attributes read when a span arrives:', '', ...toKeyLines(indexKeys)];
  if (description.maps.length === 0) return ['Adds nothing to what the conventions below read.'];
  return ['Fields:', '', ...joinByField(description.maps).map((mapping) => toFieldLine(mapping))];
}

function toKeyLines(keys: readonly string[]): readonly string[] {
  return [...new Set(keys)].toSorted().map((key) => `- \`${key}\``);
}

/** A field that several lists fill is one line. */
function joinByField(maps: readonly FieldMapping[]): readonly FieldMapping[] {
  const byField = new Map<string, string[]>();
  for (const { field, keys } of maps) byField.set(field, [...(byField.get(field) ?? []), ...keys]);
  return [...byField]
    .map(([field, keys]) => ({ field, keys: [...new Set(keys)] }))
    .toSorted((left, right) => (left.field < right.field ? -1 : 1));
}

function toFieldLine({ field, keys }: FieldMapping): string {
  const names = keys.map((key) => (key.includes(' ') ? key : `\`${key}\``));
  return `- **${field}**: ${names.join(', ')}`;
}

/** As GitHub makes them. */
function toAnchor(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number} _-]/gu, '')
    .replaceAll(' ', '-');
}
