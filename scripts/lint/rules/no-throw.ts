import type { Rule } from '../rule.ts';

/** Translators return problems as values: one bad span must not stop the request it came in. */
export const noThrow: Rule = {
  create: (context) => ({
    ThrowStatement(node) {
      context.report({ node, message: 'A translator never throws: return what could be read.' });
    },
  }),
};
