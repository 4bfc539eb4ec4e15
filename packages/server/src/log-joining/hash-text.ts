import { hash } from 'node:crypto';

/** For the ids of what is made here and not sent: 64 lowercase hex digits. */
export function hashText(text: string): string {
  return hash('sha256', text, 'hex');
}
