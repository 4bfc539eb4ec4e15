import type { Message } from '../message.ts';

const ROLES: Readonly<Record<string, Message['role']>> = {
  system: 'system',
  developer: 'developer',
  user: 'user',
  human: 'user',
  assistant: 'assistant',
  ai: 'assistant',
  aimessage: 'assistant',
  aimessagechunk: 'assistant',
  model: 'assistant',
  bot: 'assistant',
  chatbot: 'assistant',
  tool: 'tool',
  function: 'tool',
  toolresult: 'tool',
  tool_result: 'tool',
  humanmessage: 'user',
  systemmessage: 'system',
  toolmessage: 'tool',
};

/** The role behind a provider's or framework's word for it; `undefined` for a word that names no role. */
export function toRole(word: string): Message['role'] | undefined {
  const key = word.toLowerCase();
  return Object.hasOwn(ROLES, key) ? ROLES[key] : undefined;
}
