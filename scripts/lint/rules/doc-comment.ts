import { listExportedDeclarations } from '../exported-declarations.ts';
import type { Rule } from '../rule.ts';

/** Every exported function and class of a library package says in a TSDoc comment what it does, with units and errors. */
export const docComment: Rule = {
  create: (context) => ({
    Program(program) {
      for (const { kind, name, node, statement } of listExportedDeclarations(program)) {
        if (kind !== 'function' && kind !== 'class') continue;
        const last = context.sourceCode.getCommentsBefore(statement).at(-1);
        if (last?.type === 'Block' && last.value.startsWith('*')) continue;
        context.report({ node, message: `${name} is public: give it a /** doc comment */.` });
      }
    },
  }),
};
