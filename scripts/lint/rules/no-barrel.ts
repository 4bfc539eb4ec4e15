import type { Rule } from '../rule.ts';

const MESSAGE = 'Import things from the file that owns them: re-exports make barrels.';

/** Forbids `export … from`, and `export { x }` of an imported name: every name has one address. */
export const noBarrel: Rule = {
  create: (context) => ({
    ExportAllDeclaration(node) {
      context.report({ node, message: MESSAGE });
    },
    Program(program) {
      const imported = new Set(
        program.body.flatMap((statement) =>
          statement.type === 'ImportDeclaration' ? statement.specifiers.map(({ local }) => local.name) : [],
        ),
      );
      for (const statement of program.body) {
        if (statement.type !== 'ExportNamedDeclaration') continue;
        const passesOn = statement.specifiers.some(
          ({ local }) => local.type === 'Identifier' && imported.has(local.name),
        );
        if (statement.source !== null || passesOn) context.report({ node: statement, message: MESSAGE });
      }
    },
  }),
};
