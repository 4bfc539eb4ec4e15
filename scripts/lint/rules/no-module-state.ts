import type { AstNode, ModuleStatement, Rule, RuleContext } from '../rule.ts';

const CONTAINERS = new Set(['Map', 'Set', 'WeakMap', 'WeakSet', 'Array']);
const MUTATORS = new Set([
  'set',
  'add',
  'delete',
  'clear',
  'push',
  'pop',
  'shift',
  'unshift',
  'splice',
  'sort',
  'reverse',
  'fill',
]);

type Declared = Extract<ModuleStatement, { type: 'VariableDeclaration' }>;

/**
 * Forbids module-level mutable state: `let` and `var`, and a `const` container that a function of the module changes.
 *
 * Filling a table while the module loads is fine; state that lives as long as the process belongs to a `createX(deps)`.
 */
export const noModuleState: Rule = {
  create: (context) => ({
    Program(program) {
      for (const statement of program.body) {
        const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
        if (declaration?.type !== 'VariableDeclaration' || declaration.declare === true) continue;
        if (declaration.kind === 'const') reportChangedContainers(context, declaration);
        else
          context.report({ node: declaration, message: `Module-level \`${declaration.kind}\` is a hidden singleton.` });
      }
    },
  }),
};

function reportChangedContainers(context: RuleContext, declaration: Declared): void {
  for (const declarator of declaration.declarations) {
    if (declarator.init === null || !isContainer(declarator.init)) continue;
    for (const variable of context.sourceCode.getDeclaredVariables(declarator)) {
      const change = variable.references.find(({ identifier }) => isChangedInFunction(identifier));
      if (change === undefined) continue;
      context.report({
        node: change.identifier,
        message: `"${variable.name}" is module-level state that a function changes: create it in a \`createX(deps)\`.`,
      });
    }
  }
}

function isContainer(init: AstNode): boolean {
  if (init.type === 'ArrayExpression' || init.type === 'ObjectExpression') return true;
  if (init.type === 'TSAsExpression' || init.type === 'TSSatisfiesExpression') return isContainer(init.expression);
  return init.type === 'NewExpression' && init.callee.type === 'Identifier' && CONTAINERS.has(init.callee.name);
}

function isChangedInFunction(identifier: AstNode): boolean {
  return isChanged(identifier) && isInsideFunction(identifier);
}

function isChanged(identifier: AstNode): boolean {
  const member = identifier.parent;
  if (member?.type !== 'MemberExpression' || member.object !== identifier) return false;
  const user = member.parent;
  if (user.type === 'AssignmentExpression') return user.left === member;
  if (user.type === 'UpdateExpression') return true;
  if (user.type === 'UnaryExpression') return user.operator === 'delete';
  const method = member.property.type === 'Identifier' && !member.computed ? member.property.name : '';
  return user.type === 'CallExpression' && user.callee === member && MUTATORS.has(method);
}

function isInsideFunction(node: AstNode): boolean {
  for (let at: AstNode | null = node; at !== null; at = at.parent ?? null) {
    if (at.type === 'FunctionDeclaration' || at.type === 'FunctionExpression' || at.type === 'ArrowFunctionExpression')
      return true;
  }
  return false;
}
