import type * as library from 'openai';
import type OpenAI from 'openai';

import type { ContractCase } from './contract-case.ts';
import { chatCases, errorCases, streamCases } from './openai-chat-cases.ts';
import { otherCases } from './openai-other-cases.ts';

/** What programs do with OpenAI's client: the wrapper contract, case by case. */
export const OPENAI_CASES: readonly ContractCase<OpenAI, typeof library>[] = [
  ...chatCases,
  ...streamCases,
  ...errorCases,
  ...otherCases,
];
