import type { AstNode, Rule, RuleContext } from '../rule.ts';

const BRANDS: Readonly<Record<string, string>> = {
  traceId: 'TraceId',
  spanId: 'SpanId',
  parentSpanId: 'SpanId',
  rootSpanId: 'SpanId',
  experimentId: 'ExperimentId',
};

/** A trace, span or experiment id is never a plain string inside the domain: the brand is given once, at the edge. */
export const brandedId: Rule = {
  create: (context) => ({
    TSPropertySignature: (node) => reportPlainId(context, node.key, node.typeAnnotation),
    PropertyDefinition: (node) => reportPlainId(context, node.key, node.typeAnnotation),
    Identifier(node) {
      if ('typeAnnotation' in node) reportPlainId(context, node, node.typeAnnotation);
    },
  }),
};

function reportPlainId(context: RuleContext, key: AstNode, annotation: AstNode | null | undefined): void {
  if (key.type !== 'Identifier' || annotation?.type !== 'TSTypeAnnotation' || !isPlainString(annotation.typeAnnotation))
    return;
  if (!Object.hasOwn(BRANDS, key.name)) return;
  context.report({ node: key, message: `${key.name} is a ${BRANDS[key.name]} (@gander/core/ids), not a string.` });
}

function isPlainString(type: AstNode): boolean {
  return (
    type.type === 'TSStringKeyword' ||
    (type.type === 'TSUnionType' && type.types.some((member) => isPlainString(member)))
  );
}
