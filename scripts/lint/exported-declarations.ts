import type { AstNode, ModuleStatement, Program } from './rule.ts';

/** What a name stands for, as far as the syntax tells. */
export type ExportedKind = 'function' | 'class' | 'value' | 'type';

/** One name a module exports from its own code. */
export interface ExportedDeclaration {
  readonly name: string;
  readonly kind: ExportedKind;
  /** The node to report on. */
  readonly node: AstNode;
  /** The `export …` statement, which carries the doc comment. */
  readonly statement: ModuleStatement;
}

type Exported = Extract<ModuleStatement, { type: 'ExportNamedDeclaration' }>;
type Declaration = NonNullable<Exported['declaration']>;

/** Lists what a module declares and exports, `export { a }` of a local name included; re-exports are not listed. */
export function listExportedDeclarations(program: Program): ExportedDeclaration[] {
  const locals = new Map<string, ExportedDeclaration>();
  for (const statement of program.body) {
    for (const declared of declarationsOf(statement)) locals.set(declared.name, declared);
  }
  return program.body.flatMap((statement) => {
    if (statement.type !== 'ExportNamedDeclaration' || statement.source !== null) return [];
    if (statement.declaration !== null) return declarationsOf(statement);
    return statement.specifiers.flatMap((specifier) =>
      specifier.local.type === 'Identifier' ? (locals.get(specifier.local.name) ?? []) : [],
    );
  });
}

function declarationsOf(statement: ModuleStatement): ExportedDeclaration[] {
  const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
  if (declaration === null) return [];
  return namesOf(declaration as Declaration).map((found) => ({ ...found, statement }));
}

function namesOf(declaration: Declaration): Omit<ExportedDeclaration, 'statement'>[] {
  switch (declaration.type) {
    case 'FunctionDeclaration':
    case 'TSDeclareFunction':
      return declaration.id === null ? [] : [{ name: declaration.id.name, kind: 'function', node: declaration.id }];
    case 'ClassDeclaration':
      return declaration.id === null ? [] : [{ name: declaration.id.name, kind: 'class', node: declaration.id }];
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
      return [{ name: declaration.id.name, kind: 'type', node: declaration.id }];
    case 'VariableDeclaration':
      return declaration.declarations.flatMap(({ id, init }) =>
        id.type === 'Identifier' ? [{ name: id.name, kind: isFunction(init) ? 'function' : 'value', node: id }] : [],
      );
    default:
      return [];
  }
}

function isFunction(init: AstNode | null): boolean {
  return init?.type === 'ArrowFunctionExpression' || init?.type === 'FunctionExpression';
}
