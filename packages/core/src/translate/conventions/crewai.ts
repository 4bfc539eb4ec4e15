import { toTranslator } from '../declared/to-translator.ts';
import type { Translator } from '../translator.ts';

/**
 * CrewAI's anonymous product statistics, which end up in the customer's own telemetry provider: named as what they are,
 * so that they can be told from a crew's work. The work itself comes through OpenInference or OpenLLMetry.
 */
export const crewAiStatistics: Translator = toTranslator({
  name: 'crewai',
  title: 'CrewAI (product statistics)',
  clues: [{ scopes: ['crewai.telemetry'] }],
  extension: { full: () => ({ subtype: 'product-statistics' }) },
});
