import type { Rule } from '../rule.ts';

/** Lists are read in keyset pages: OFFSET makes the database read, and the reader wait for, every page before. */
export const keysetPages: Rule = {
  create: (context) => ({
    CallExpression(node) {
      const { callee } = node;
      if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return;
      if (callee.property.name === 'offset')
        context.report({ node, message: 'Page by key (a cursor), never by OFFSET.' });
    },
    TemplateElement(node) {
      if (/\bOFFSET\s/i.test(`${node.value.raw} `))
        context.report({ node, message: 'Page by key (a cursor), never by OFFSET.' });
    },
  }),
};
