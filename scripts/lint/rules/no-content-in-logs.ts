import type { AstNode, Rule, RuleContext } from '../rule.ts';
import { toWords } from '../words.ts';

const LOGGER = /^(?:log|logger|console)$/i;

/** Words of names that hold what users typed, what models answered, or secrets. */
const CONTENT = new Set([
  'prompt',
  'prompts',
  'completion',
  'completions',
  'inputs',
  'outputs',
  'messages',
  'content',
  'attributes',
  'preview',
  'body',
  'headers',
  'authorization',
  'cookie',
  'password',
  'secret',
  'apikey',
  'credentials',
]);

/** Prompts, completions and credentials are never logged. */
export const noContentInLogs: Rule = {
  create: (context) => ({
    CallExpression(node) {
      if (isLogCall(node.callee)) for (const argument of node.arguments) reportContent(context, argument);
    },
  }),
};

function isLogCall(callee: AstNode): boolean {
  if (callee.type === 'Identifier') return LOGGER.test(callee.name);
  if (callee.type !== 'MemberExpression') return false;
  if (callee.property.type === 'Identifier' && callee.property.name === 'log') return !isMath(callee.object);
  const owner = callee.object.type === 'MemberExpression' ? callee.object.property : callee.object;
  return owner.type === 'Identifier' && LOGGER.test(owner.name);
}

function isMath(owner: AstNode): boolean {
  return owner.type === 'Identifier' && owner.name === 'Math';
}

function reportContent(context: RuleContext, node: AstNode): void {
  const name = finalName(node);
  // A number of things is not the things: `messages.length` may be logged.
  if (name !== undefined && toWords(name).some((word) => CONTENT.has(word))) {
    context.report({ node, message: `"${name}" may hold a prompt, a completion or a credential: never log it.` });
  }
  for (const part of partsOf(node)) reportContent(context, part);
}

function finalName(node: AstNode): string | undefined {
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'MemberExpression' && node.property.type === 'Identifier' && !node.computed)
    return node.property.name;
  return undefined;
}

/** The expressions whose text would end up in the log line. */
function partsOf(node: AstNode): AstNode[] {
  switch (node.type) {
    case 'ObjectExpression':
      return node.properties.map((property) => (property.type === 'Property' ? property.value : property.argument));
    case 'TemplateLiteral':
      return node.expressions;
    case 'BinaryExpression':
    case 'LogicalExpression':
      return [node.left, node.right];
    case 'CallExpression':
      return node.arguments;
    case 'ConditionalExpression':
      return [node.consequent, node.alternate];
    default:
      return [];
  }
}
