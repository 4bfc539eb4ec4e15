import { listExportedDeclarations } from '../exported-declarations.ts';
import type { Rule } from '../rule.ts';
import { VERBS, VERBS_TO_USE_INSTEAD } from '../verbs.ts';
import { toWords } from '../words.ts';

/** Exported functions of the library packages start with a verb whose promise is written down in `verbs.ts`. */
export const verb: Rule = {
  create: (context) => ({
    Program(program) {
      for (const { kind, name, node } of listExportedDeclarations(program)) {
        const first = toWords(name)[0] ?? '';
        if (kind !== 'function' || Object.hasOwn(VERBS, first)) continue;
        const instead = Object.hasOwn(VERBS_TO_USE_INSTEAD, first)
          ? `say ${VERBS_TO_USE_INSTEAD[first]}`
          : 'take one from scripts/lint/verbs.ts';
        context.report({ node, message: `${name}: "${first}" is not a verb of this project; ${instead}.` });
      }
    },
  }),
};
