import type { AstNode, Rule, RuleContext } from '../rule.ts';

const MAX_COMPONENT_LINES = 150;
const MAX_FUNCTION_LINES = 80;

/** In `.tsx` files: a component (PascalCase function) has at most 150 code lines, any other function at most 80. */
export const componentSize: Rule = {
  create: (context) => ({
    FunctionDeclaration: (node) => reportLongFunction(context, node, node.id?.name),
    FunctionExpression: (node) => reportLongFunction(context, node, nameOf(node.parent)),
    ArrowFunctionExpression: (node) => reportLongFunction(context, node, nameOf(node.parent)),
  }),
};

function reportLongFunction(context: RuleContext, node: AstNode, name = 'a function'): void {
  const isComponent = /^[A-Z]/.test(name);
  const limit = isComponent ? MAX_COMPONENT_LINES : MAX_FUNCTION_LINES;
  const lines = countCodeLines(context, node);
  if (lines <= limit) return;
  context.report({
    node,
    message: `${name} has ${lines} code lines: at most ${limit} for a ${isComponent ? 'component' : 'function'}.`,
  });
}

function nameOf(parent: AstNode): string | undefined {
  if (parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return parent.id.name;
  // memo(function …) and forwardRef(…) are components as well.
  return parent.type === 'CallExpression' && parent.parent.type === 'VariableDeclarator'
    ? nameOf(parent.parent)
    : undefined;
}

/** Lines of a node that are neither blank nor only comment. */
function countCodeLines(context: RuleContext, node: AstNode): number {
  const lines = new Set<number>();
  for (const token of context.sourceCode.getTokens(node)) {
    for (let line = token.loc.start.line; line <= token.loc.end.line; line++) lines.add(line);
  }
  return lines.size;
}
