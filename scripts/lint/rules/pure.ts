import type { AstNode, Rule, RuleContext } from '../rule.ts';

const OUTSIDE_WORLD = new Set([
  'process',
  'performance',
  'crypto',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'Buffer',
  'globalThis',
  'window',
  'document',
]);
const IMPURE_MEMBERS = new Set(['Math.random', 'Date.now']);

/** `core` and `protocol` compute: same input, same output. No clock, no randomness, no I/O, no host objects. */
export const pure: Rule = {
  create: (context) => ({
    NewExpression(node) {
      if (isGlobal(context, node.callee, 'Date') && node.arguments.length === 0)
        reportImpure(context, node, 'new Date()');
    },
    MemberExpression(node) {
      if (node.object.type !== 'Identifier' || node.property.type !== 'Identifier') return;
      const path = `${node.object.name}.${node.property.name}`;
      if (IMPURE_MEMBERS.has(path)) reportImpure(context, node, path);
    },
    Program(node) {
      for (const { identifier } of context.sourceCode.getScope(node).through) {
        if (OUTSIDE_WORLD.has(identifier.name)) reportImpure(context, identifier, identifier.name);
      }
    },
  }),
};

function isGlobal(context: RuleContext, node: AstNode, name: string): boolean {
  return node.type === 'Identifier' && node.name === name && context.sourceCode.isGlobalReference(node);
}

function reportImpure(context: RuleContext, node: AstNode, what: string): void {
  context.report({ node, message: `${what} is not pure: take it as a parameter, the caller has it.` });
}
