import type { AstNode, Rule, RuleContext } from '../rule.ts';
import { toWords } from '../words.ts';

/** Quantities that have a unit in this project, and the endings that say which. */
const QUANTITIES = new Set([
  'timeout',
  'duration',
  'latency',
  'delay',
  'interval',
  'elapsed',
  'ttl',
  'age',
  'cost',
  'price',
  'timestamp',
]);

/** Moments: a bigint called so is nanoseconds since the epoch and says it. As a number they may be offsets. */
const MOMENTS = new Set(['start', 'end', 'time', 'at']);

/** A number or bigint that measures something says its unit: `timeoutMs`, `durationNano`, `costUsd`; `…Nano` is a bigint. */
export const unitInName: Rule = {
  create: (context) => ({
    TSPropertySignature: (node) => reportMissingUnit(context, node.key, node.typeAnnotation),
    PropertyDefinition: (node) => reportMissingUnit(context, node.key, node.typeAnnotation),
    Identifier(node) {
      if ('typeAnnotation' in node) reportMissingUnit(context, node, node.typeAnnotation);
    },
  }),
};

function reportMissingUnit(context: RuleContext, key: AstNode, annotation: AstNode | null | undefined): void {
  if (key.type !== 'Identifier' || annotation?.type !== 'TSTypeAnnotation') return;
  const types = numericTypes(annotation.typeAnnotation);
  const last = toWords(key.name).at(-1) ?? '';
  const unitless = QUANTITIES.has(last) ? types.length > 0 : MOMENTS.has(last) && types.includes('bigint');
  if (unitless) {
    context.report({
      node: key,
      message: `${key.name} has no unit: say ${key.name}Ms, ${key.name}UnixNano, ${key.name}Usd …`,
    });
  }
  if (last === 'nano' && types.includes('number')) {
    context.report({ node: key, message: `${key.name} must be a bigint: a number is not exact to the nanosecond.` });
  }
}

function numericTypes(type: AstNode): ('number' | 'bigint')[] {
  if (type.type === 'TSNumberKeyword') return ['number'];
  if (type.type === 'TSBigIntKeyword') return ['bigint'];
  return type.type === 'TSUnionType' ? type.types.flatMap((member) => numericTypes(member)) : [];
}
